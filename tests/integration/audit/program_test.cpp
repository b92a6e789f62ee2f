// The auditor's program itself, on files.
#include "conformance/verify/encoding.hpp"
#include "gateway/vault/audit/kept_tree.hpp"
#include "gateway/vault/audit/proof_text.hpp"
#include "gateway/vault/audit/signed_head.hpp"
#include "gateway/vault/audit/tree_hashing.hpp"
#include "tests/integration/audit/made_log.hpp"
#include "tests/support/temporary_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <sys/wait.h>

namespace kruispunt::audit_test {
namespace {

namespace audit = vault::audit;
using testing::HasSubstr;
using testing::StartsWith;

struct ended {
    int code = -1;
    std::string said; ///< both streams
};

class VerifyProgram : public testing::Test {
protected:
    VerifyProgram() {
        std::vector<std::string> lines;
        for (std::uint64_t i = 0; i < 40; ++i)
            lines.push_back(made_up_entry(i));
        log_ = log_of(lines, {10, 25, 40});
        std::filesystem::create_directory(folder_.path() / "log");
        write(log_, folder_.path() / "log");
        put("key", audit::verifier_key(made_up_key()) + "\n");
        put("old-head", log_of(lines, {10}).heads);
    }

    void put(const std::string& name, const std::string& octets) const {
        std::ofstream(folder_.path() / name, std::ios::binary) << octets;
    }

    /// Runs the program in the folder, after what else the shell is told.
    ended run(const std::string& arguments, const std::string& before = {}) const {
        const std::string command = "cd '" + folder_.path().string() + "' && " + before + "'" +
                                    VERIFY_PROGRAM "' " + arguments + " 2>&1";
        ended found;
        FILE* out = ::popen(command.c_str(), "r");
        std::array<char, 4096> piece{};
        for (std::size_t n = 0; (n = std::fread(piece.data(), 1, piece.size(), out)) > 0;)
            found.said.append(piece.data(), n);
        const int status = ::pclose(out);
        found.code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
        return found;
    }

    support::temporary_folder folder_;
    exported log_;
};

/// A store's reading side over the entries of an exported log; nothing of 256 is complete.
class few_records : public ports::audit_records {
public:
    ports::tree_hash node(ports::tree_place) override { throw std::logic_error("none is kept"); }

    std::vector<std::string> lines(std::uint64_t first, std::uint64_t count) override {
        std::vector<std::string> found;
        for (std::uint64_t i = first; i < first + count; ++i)
            found.push_back(made_up_entry(i));
        return found;
    }
};

TEST_F(VerifyProgram, FindsAnUntouchedLogWhole) {
    const ended found = run("log log --key key --witness old-head");
    EXPECT_EQ(found.code, 0) << found.said;
    EXPECT_THAT(found.said, StartsWith("WHOLE: 40 entries read, 3 heads of the log, 1 head"));
    const ended program = run("log log --key key --json");
    EXPECT_THAT(program.said, StartsWith(R"({"whole":true,"entries":40,"heads":3,)"));
    EXPECT_THAT(run("log log --key key").said, HasSubstr("No witness was heard"));
}

TEST_F(VerifyProgram, FindsATamperedOneAndNamesTheEntry) {
    log_.entries.replace(log_.entries.find("\"nr\":17") + 5, 2, "71");
    write(log_, folder_.path() / "log");
    const ended found = run("log log --key key");
    EXPECT_EQ(found.code, 1);
    EXPECT_THAT(found.said, HasSubstr("entry 17: moved"));
    EXPECT_THAT(run("log log --key key --json").said, HasSubstr(R"("from":17,"to":17)"));
}

TEST_F(VerifyProgram, FindsALogThatWasRolledBackByWhatAWitnessKept) {
    put("newest", log_.heads.substr(log_.heads.rfind("portal", log_.heads.rfind("\n\n"))));
    std::vector<std::string> fewer;
    for (std::uint64_t i = 0; i < 25; ++i)
        fewer.push_back(made_up_entry(i));
    write(log_of(fewer, {10, 25}), folder_.path() / "log");
    EXPECT_EQ(run("log log --key key").code, 0) << "without a witness it looks whole";
    const ended found = run("consistency --from newest log --key key");
    EXPECT_EQ(found.code, 1);
    EXPECT_THAT(found.said, HasSubstr("entries 25 to 39: rolled-back"));
    EXPECT_EQ(run("log log --key key --witness newest").code, 1);
}

TEST_F(VerifyProgram, ChecksWhatWasProvenOfAnEntry) {
    few_records records;
    audit::kept_tree nodes(records);
    const std::string head = audit::signed_head({40, audit::root_at(nodes, 40)}, {made_up_key()});
    const auto proof = [&](std::uint64_t index, const std::string& line) {
        return audit::proof_text(index, line, audit::inclusion_path(nodes, index, 40), head);
    };
    put("five", proof(5, made_up_entry(5)));
    put("six", proof(6, made_up_entry(6)));
    put("forged", proof(5, made_up_entry(6)));
    const ended found = run("proof five six --key key");
    EXPECT_EQ(found.code, 0) << found.said;
    EXPECT_THAT(found.said, HasSubstr("six: holds: entry 6 stands in portal.example/logboek/1"));
    EXPECT_THAT(run("proof five --key key --json").said, StartsWith(R"({"holds":true,"proofs":[)"));
    EXPECT_EQ(run("proof five forged --key key").code, 1);
    EXPECT_EQ(run("proof key --key key").code, 1);
}

TEST_F(VerifyProgram, OpensWhatAnEntryCommittedToWhileTheSaltIsThere) {
    few_records records;
    audit::kept_tree nodes(records);
    const std::string head = audit::signed_head({40, audit::root_at(nodes, 40)}, {made_up_key()});
    put("three", audit::proof_text(3, made_up_entry(3), audit::inclusion_path(nodes, 3, 40), head));
    const std::string salt = "03" + std::string(62, '0');
    const std::string asked = "proof three --key key --field signaal --value ";
    EXPECT_EQ(run(asked + "midden-nederland/S-1 --salt " + salt).code, 0);
    EXPECT_EQ(run(asked + "midden-nederland/S-2 --salt " + salt).code, 1);
    EXPECT_EQ(run(asked + "midden-nederland/S-1 --salt 04" + salt.substr(2)).code, 1);
    EXPECT_EQ(run("proof three --key key --field signaal").code, 2);
}

TEST_F(VerifyProgram, ChecksThatALaterHeadContinuesAnEarlierOne) {
    few_records records;
    audit::kept_tree nodes(records);
    const std::string head = audit::signed_head({40, audit::root_at(nodes, 40)}, {made_up_key()});
    put("proof", audit::consistency_text(10, audit::consistency_path(nodes, 10, 40), head));
    put("short", audit::consistency_text(9, audit::consistency_path(nodes, 9, 40), head));
    const ended found = run("consistency --from old-head proof --key key");
    EXPECT_EQ(found.code, 0) << found.said;
    EXPECT_THAT(found.said, StartsWith("consistent: the first 10 of 40 entries"));
    EXPECT_EQ(run("consistency --from old-head short --key key").code, 1);
    EXPECT_EQ(run("consistency --from old-head log --key key").code, 0);
    EXPECT_THAT(
        run("consistency --from old-head proof --key key --json").said,
        StartsWith(R"({"consistent":true,"from":{"origin":"portal.example/logboek/1","size":10,)")
    );
}

TEST_F(VerifyProgram, TakesAWitnessesHeadsAsTheHeaderBearsThem) {
    std::string header_values;
    for (const std::uint64_t size : {10U, 25U}) {
        std::vector<std::string> lines;
        for (std::uint64_t i = 0; i < size; ++i)
            lines.push_back(made_up_entry(i));
        header_values += conformance::verify::base64_encoded(log_of(lines, {size}).heads) + "\n";
    }
    put("headers", header_values);
    EXPECT_THAT(run("log log --key key --witness headers").said, HasSubstr("2 heads of witnesses"));
    put("headers", header_values + "Zm9v\n");
    EXPECT_EQ(run("log log --key key --witness headers").code, 2);
}

TEST_F(VerifyProgram, SaysWhatItWasAskedWrongly) {
    EXPECT_EQ(run("").code, 2);
    EXPECT_EQ(run("log log").code, 2) << "without a key nothing is proven";
    EXPECT_EQ(run("log log --key key --wat").code, 2);
    EXPECT_EQ(run("log elsewhere --key key").code, 2);
    EXPECT_EQ(run("log log --key nonsense").code, 2);
    EXPECT_EQ(run("log log --key key --witness key").code, 2) << "a witness's file holds heads";
    EXPECT_EQ(run("proof absent --key key").code, 3);
    std::filesystem::remove(folder_.path() / "log" / "leaves.bin");
    const ended found = run("log log --key key");
    EXPECT_EQ(found.code, 3);
    EXPECT_THAT(found.said, HasSubstr("leaves.bin: cannot be read"));
}

TEST_F(VerifyProgram, TeachesItself) {
    for (const char* command : {"--help", "log --help", "proof --help", "consistency --help"}) {
        const ended found = run(command);
        EXPECT_EQ(found.code, 0);
        EXPECT_GT(found.said.size(), 300U) << command;
    }
    EXPECT_THAT(run("--help").said, HasSubstr("Exit code"));
}

// The salts lie beside the log, not in it: erasing them changes nothing that was hashed.
TEST_F(VerifyProgram, ALogStaysWholeWhenWhatItCommittedToIsErased) {
    const auto one = made_up_entry(3);
    const auto other = made_up_entry(100);
    EXPECT_NE(one.substr(one.find("signaal\":")), other.substr(other.find("signaal\":")))
        << "entries about one signal show nothing in common";
    EXPECT_EQ(run("log log --key key --witness old-head").code, 0);
}

TEST_F(VerifyProgram, ReadsAMillionEntriesInBoundedMemory) {
    if (std::getenv("KRUISPUNT_LONG") == nullptr)
        GTEST_SKIP() << "300 MB of log take a minute: KRUISPUNT_LONG runs it";
    log_maker made;
    write({}, folder_.path() / "log");
    for (std::uint64_t i = 0; i < 1'000'000; ++i) {
        made.add(made_up_entry(i));
        if (made.size() % 10'000 != 0) continue;
        made.sign();
        exported more = made.take();
        more.heads += made.size() < 1'000'000 ? "\n" : "";
        add(more, folder_.path() / "log");
    }
    const ended found = run("log log --key key", "ulimit -v 65536 && "); // KiB
    EXPECT_EQ(found.code, 0) << found.said;
    EXPECT_THAT(found.said, StartsWith("WHOLE: 1000000 entries read, 100 heads"));
}

} // namespace
} // namespace kruispunt::audit_test
