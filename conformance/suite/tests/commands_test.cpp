#include "conformance/suite/commands/console.hpp"
#include "conformance/suite/commands/coverage_command.hpp"
#include "conformance/suite/commands/explain_command.hpp"
#include "conformance/suite/commands/judge_command.hpp"
#include "conformance/suite/commands/list_command.hpp"
#include "conformance/suite/reporting/recorded_run.hpp"
#include "conformance/suite/tests/judged_world.hpp"
#include "conformance/tests/pki.hpp"
#include "conformance/text/canonical_json.hpp"

#include <CLI/CLI.hpp>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace kruispunt::conformance::suite::tests {
namespace {

constexpr auto refusing = R"({"send": "signal",
    "change": {"in": "body", "replace": "\"${child.bsn}\"", "by": "\"${bsn.bad_sum}\""},
    "expect": [{"status": 400}]})";

void write(const std::filesystem::path& file, const std::string& octets) {
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << octets;
}

/// A folder with a catalogue of one test, and the commands to try on it.
struct workplace {
    explicit workplace(const std::string& steps = refusing) {
        for (const auto& [name, octets] : small_files(test_with(
                 small_id, steps, R"("causes": {"nl": ["Geen elfproef."], "en": ["No test."]}, )"
             )))
            write(folder.path() / "catalogue" / name, octets);
    }

    /// What a command says on standard output; the exit code is left in `exit_code`.
    std::string said(std::vector<std::string> words) {
        std::ostringstream out;
        std::ostringstream err;
        commands::console with{out, err};
        CLI::App app("test");
        commands::add_list_command(app, with);
        commands::add_explain_command(app, with);
        commands::add_coverage_command(app, with);
        commands::add_judge_command(app, with);
        words.insert(words.end(), {"--catalogue", (folder.path() / "catalogue").string()});
        std::ranges::reverse(words);
        app.parse(words);
        exit_code = with.exit_code;
        return out.str();
    }

    /// A run of that catalogue whose changed message got this status.
    void record(unsigned status) {
        judged_world world(
            refusing, R"("causes": {"nl": ["Geen elfproef."], "en": ["No test."]}, )"
        );
        world.put(1, answered(status));
        reporting::run_facts facts;
        facts.suite_version = "1";
        facts.suite_sha256 = std::string(64, 'a');
        facts.catalogue = world.all.digest;
        facts.started = facts.finished = "2026-11-20T12:00:00.000Z";
        facts.seed = "seed";
        const text::json sut{
            {"product", {{"name", "P"}, {"version", "1"}, {"vendor", "V"}}},
            {"protocol", "multisignaal"},
            {"roles", {"gateway"}},
            {"features", text::json::object()},
            {"oin", "00000099000000000000"}};
        write(run() / "run.json", text::canonical(to_json(facts)));
        write(run() / "sut.json", text::canonical(sut));
        write(
            run() / "evidence" / (world.seen.test + ".json"),
            text::canonical(evidence::to_json(world.seen))
        );
    }

    std::filesystem::path run() const { return folder.path() / "run"; }

    conformance::tests::temporary_folder folder;
    int exit_code = 0;
};

bool has(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

TEST(suite_commands, list_gives_a_line_a_test_and_takes_what_it_is_asked) {
    workplace at;
    EXPECT_TRUE(has(at.said({"list"}), "multisignaal.gw.com-10.2  MUST  Een fout nummer"));
    EXPECT_TRUE(has(at.said({"list", "--lang", "en", "--req", "COM-10"}), "A wrong number"));
    EXPECT_TRUE(has(at.said({"list", "--req", "COM-1"}), "0 of 1 tests"));
    EXPECT_TRUE(has(at.said({"list", "--role", "server"}), "0 of 1 tests"));
    EXPECT_TRUE(has(at.said({"list", "esar"}), "0 of 1 tests"));
    const auto json = text::read_json(at.said({"list", "--json"}));
    ASSERT_TRUE(json);
    EXPECT_EQ((*json)[0]["id"], small_id);
}

TEST(suite_commands, lint_ends_with_2_where_something_is_wrong) {
    workplace at;
    EXPECT_EQ(at.said({"list", "--lint"}), "1 tests, 0 faults\n");
    EXPECT_EQ(at.exit_code, 0);
    write(at.folder.path() / "catalogue" / "untested.tsv", "sentence\trole\tclass\treason\n");
    EXPECT_TRUE(has(at.said({"list", "--lint"}), "1 tests, 1 faults"));
    EXPECT_EQ(at.exit_code, 2);
}

TEST(suite_commands, explain_says_rule_steps_causes_and_mutants_in_two_languages) {
    workplace at;
    const auto dutch = at.said({"explain", small_id});
    for (const auto* const part :
         {"Een fout nummer wordt geweigerd.",
          "The 11-test.",
          "de ene verandering: `\"${child.bsn}\"` wordt",
          "kind control-1",
          "verwacht: status 400",
          "Geen elfproef.",
          "m-com-10.2: takes any BSN"})
        EXPECT_TRUE(has(dutch, part)) << part << " in\n" << dutch;
    const auto english = at.said({"explain", small_id, "--lang", "en"});
    for (const auto* const part :
         {"A wrong number is refused.", "expected: status 400", "No test."})
        EXPECT_TRUE(has(english, part)) << part << " in\n" << english;
    EXPECT_THROW((void)at.said({"explain", "multisignaal.gw.none"}), std::runtime_error);
}

TEST(suite_commands, explain_says_which_line_of_a_body) {
    workplace at(R"({"send": "signal", "expect": [
        {"at": "line:2", "is": "B"}, {"at": "line:last", "ends": "C"},
        {"at": "line:*", "count": 3}, {"at": "", "present": true}]})");
    const auto told = at.said({"explain", small_id, "--lang", "en"});
    for (const auto* const part :
         {"line 2 is \"B\"",
          "the last line ends with C",
          "the lines, number: 3",
          "the body is there"})
        EXPECT_TRUE(has(told, part)) << part << " in\n" << told;
}

TEST(suite_commands, coverage_counts_tests_reasons_and_neither) {
    workplace at;
    EXPECT_EQ(
        at.said({"coverage"}),
        "multisignaal, gateway: 2 MUST sentences, 1 with a test (0 of them only "
        "beside another sentence), 1 with a reason, 0 with neither; "
        "1 of 1 that a message can break are broken by a test\n"
    );
    EXPECT_TRUE(has(at.said({"coverage", "--all"}), "later: Nobody asks it yet."));
}

TEST(suite_commands, judge_makes_the_same_report_octet_by_octet_of_the_same_evidence) {
    workplace at;
    at.record(400);
    const auto once = at.said({"judge", at.run().string()});
    EXPECT_EQ(at.exit_code, 0);
    EXPECT_EQ(at.said({"judge", at.run().string()}), once);
    write(at.run() / "report.json", once);
    EXPECT_EQ(at.said({"judge", at.run().string()}), once);
    EXPECT_EQ(at.exit_code, 0);
}

TEST(suite_commands, judge_tells_a_failure_by_1_and_a_report_that_was_edited_by_5) {
    workplace at;
    at.record(201);
    auto failed = at.said({"judge", at.run().string()});
    EXPECT_EQ(at.exit_code, 1);
    ASSERT_TRUE(has(failed, "FAIL"));
    for (auto word = failed.find("FAIL"); word != std::string::npos; word = failed.find("FAIL"))
        failed.replace(word, 4, "PASS");
    write(at.run() / "report.json", failed);
    (void)at.said({"judge", at.run().string()});
    EXPECT_EQ(at.exit_code, 5);
}

} // namespace
} // namespace kruispunt::conformance::suite::tests
