#include "conformance/suite/tests/small_catalogue.hpp"

#include <gtest/gtest.h>

namespace kruispunt::conformance::suite::tests {
namespace {

constexpr auto bad_sum = R"({"send": "signal",
    "change": {"in": "body", "replace": "\"${child.bsn}\"", "by": "\"${bsn.bad_sum}\""},
    "expect": [{"status": 400}, {"at": "/code", "is": "BSN_ONGELDIG", "requirement": "COM-10.2"}]})";

/// Why the files cannot be read; empty: they can.
std::string fault_of(const catalogue::files& files) {
    try {
        (void)catalogue::read_files(files);
        return {};
    } catch (const std::runtime_error& fault) {
        return fault.what();
    }
}

std::string fault_of(const std::string& steps) {
    return fault_of(small_files(test_with(small_id, steps)));
}

TEST(catalogue_reader, reads_a_test_with_its_messages) {
    const auto all = small_catalogue(bad_sum, R"("needs": ["clock"], )");
    ASSERT_EQ(all.tests.size(), 1U);
    const auto& test = all.tests.front();
    EXPECT_EQ(test.id, small_id);
    EXPECT_EQ(test.protocol, "multisignaal");
    EXPECT_EQ(test.of, catalogue::role::gateway);
    EXPECT_EQ(test.kind, catalogue::kind::refuses);
    EXPECT_EQ(test.needs, std::vector<std::string>{"clock"});
    EXPECT_EQ(test.digest.size(), 64U);
    const auto& step = std::get<catalogue::send_step>(test.steps.front());
    EXPECT_EQ(step.where.by, catalogue::party::region);
    EXPECT_TRUE(std::holds_alternative<catalogue::replaced_text>(*step.changed));
    ASSERT_EQ(step.expect.size(), 1U);
    EXPECT_EQ(step.expect.front().checks.size(), 2U);
    EXPECT_EQ(step.expect.front().checks[1].requirement, "COM-10.2");
    const auto& signal = all.messages.at("multisignaal").at("signal");
    EXPECT_EQ(
        signal.request.body, "{\n  \"bsn\": \"${child.bsn}\",\n  \"naam\": \"${child.surname}\"\n}"
    );
    EXPECT_EQ(all.mutants.at({"multisignaal", catalogue::role::gateway}).size(), 2U);
}

TEST(catalogue_reader, a_line_that_stands_many_times_bears_its_number) {
    const auto with_body = [](const std::string& body) {
        auto files = small_files(test_with(small_id, bad_sum));
        auto& withdraw = files.at("multisignaal/messages/withdraw.json");
        const std::string before = "\"method\": \"DELETE\",";
        withdraw.replace(withdraw.find(before), before.size(), before + " \"body\": " + body + ",");
        return files;
    };
    const auto read = catalogue::read_files(
        with_body(R"(["a", {"line": "${number} of ${signal}, ${number}", "times": 2}, ""])")
    );
    EXPECT_EQ(
        read.messages.at("multisignaal").at("withdraw").request.body,
        "a\n1 of ${signal}, 1\n2 of ${signal}, 2\n"
    );
    for (const char* times : {"0", "1001"})
        EXPECT_NE(
            fault_of(with_body(R"([{"line": "x", "times": )" + std::string(times) + "}]"))
                .find("is 1 to 1000"),
            std::string::npos
        );
}

TEST(catalogue_reader, a_step_implies_what_it_cannot_be_done_without) {
    const auto needs = [](const char* steps) { return small_catalogue(steps).tests.front().needs; };
    using names = std::vector<std::string>;
    EXPECT_EQ(needs(R"({"send": "signal"})"), names{});
    EXPECT_EQ(needs(R"({"clock": {"days": 3}}, {"act": "give"})"), (names{"clock", "adapter"}));
    EXPECT_EQ(needs(R"({"clock": {"days": 200}}, {"clock": {"days": 166}})"), names{"clock"});
    EXPECT_EQ(
        needs(R"({"clock": {"days": 200}}, {"clock": {"days": 167}})"), (names{"clock", "years"})
    );
    EXPECT_EQ(
        needs(R"({"observe": "told", "expect": [{"at": "", "count": 1}]}, {"act": "give"})"),
        names{"adapter"}
    );
}

TEST(catalogue_reader, names_file_test_step_and_member_of_what_it_cannot_read) {
    const auto fault = fault_of(R"({"send": "signal", "expected": []})");
    EXPECT_EQ(
        fault,
        "multisignaal/gateway/com-10.json: multisignaal.gw.com-10.2: step 1/expected: is not a "
        "member that is known here"
    );
}

struct refused {
    const char* steps;
    const char* because;
};

class refused_steps : public testing::TestWithParam<refused> {};

TEST_P(refused_steps, are_refused_for_their_own_reason) {
    EXPECT_NE(fault_of(GetParam().steps).find(GetParam().because), std::string::npos)
        << fault_of(GetParam().steps);
}

INSTANTIATE_TEST_SUITE_P(
    catalogue_reader,
    refused_steps,
    testing::Values(
        refused{R"({})", "says what the step does"},
        refused{R"({"send": 1})", "send: is no text"},
        refused{R"({"send": "signal", "expect": []})", "holds no check"},
        refused{R"({"send": "signal", "expect": [{}]})", "says what is looked at"},
        refused{R"({"send": "signal", "expect": [{"at": "/a"}]})", "says what the value must be"},
        refused{R"({"send": "signal", "expect": [{"at": "/a", "a": "shoe"}]})", "is no form"},
        refused{
            R"({"send": "signal", "expect": [{"at": "/a", "once_each": ["x"]}]})",
            "/in: is not there"},
        refused{R"({"send": "signal", "expect": [{"status": 20}]})", "is an HTTP status"},
        refused{R"({"send": "signal", "expect": [{"status": 200, "is": 1}]})", "is not a member"},
        refused{
            R"({"send": "signal", "change": {"in": "body", "replace": "a", "by": "b"}})",
            "must say what is answered"},
        refused{
            R"({"send": "signal", "change": {"in": "tls", "by": "1.0"},)"
            R"("expect": [{"unanswered": true}]})",
            "is no word"},
        refused{
            R"({"send": "signal", "change": {"in": "octets", "replace": "a", "by_base64": "*"},)"
            R"("expect": [{"status": 400}]})",
            "is no Base64"},
        refused{R"({"act": "dance"})", "is no word"},
        refused{R"({"observe": "signal"})", "must say what is read back"},
        refused{R"({"clock": {"days": 0}})", "is 1 to 20000"},
        refused{R"({"feed": "dry"})", "is no word"},
        refused{R"({"answer": "match_made", "with": "close", "times": 101})", "is 1 to 100"},
        refused{R"({"send": "signal", "party": "nobody"})", "is region, partner or gateway"}
    )
);

TEST(catalogue_reader, refuses_a_member_that_stands_twice) {
    EXPECT_NE(
        fault_of(R"({"send": "signal", "send": "withdraw"})").find("twice"), std::string::npos
    );
}

TEST(catalogue_reader, refuses_a_message_of_another_name_than_its_file) {
    auto files = small_files("");
    files["multisignaal/messages/other.json"] = files["multisignaal/messages/signal.json"];
    EXPECT_EQ(fault_of(files), "multisignaal/messages/other.json: name: is `other`");
}

TEST(catalogue_reader, reads_reasons_and_refuses_other_words) {
    auto files = small_files("");
    files["untested.tsv"] = "sentence\trole\tclass\treason\nMS-01.1\tsisa.gateway\tlater\tWhy.\n";
    EXPECT_EQ(catalogue::read_files(files).without_test.front().role, "sisa.gateway");
    files["untested.tsv"] = "sentence\trole\tclass\treason\nMS-01.1\tnobody\tlater\tWhy.\n";
    EXPECT_NE(fault_of(files).find("untested.tsv:2: the role is"), std::string::npos);
    files["untested.tsv"] = "sentence\trole\tclass\treason\nMS-01.1\tall\tlazy\tWhy.\n";
    EXPECT_NE(fault_of(files).find("untested.tsv:2: the class is"), std::string::npos);
    files["untested.tsv"] = "sentence\n";
    EXPECT_NE(fault_of(files).find("the first line names the columns"), std::string::npos);
}

TEST(catalogue_reader, a_digest_follows_every_octet_and_a_tests_own_its_meaning_alone) {
    const auto once = small_files(test_with(small_id, bad_sum));
    auto spaced = once;
    spaced["multisignaal/gateway/com-10.json"] += "\n ";
    const auto first = catalogue::read_files(once);
    const auto second = catalogue::read_files(spaced);
    EXPECT_NE(first.digest, second.digest);
    EXPECT_EQ(first.tests.front().digest, second.tests.front().digest);
    auto other = test_with(small_id, bad_sum);
    other.replace(other.find("400"), 3, "409");
    EXPECT_NE(
        first.tests.front().digest, catalogue::read_files(small_files(other)).tests.front().digest
    );
}

TEST(catalogue_reader, the_catalogue_in_the_program_is_that_of_the_folder) {
    const auto inside = catalogue::built_in();
    const auto folder = catalogue::read_folder(CATALOGUE_FOLDER);
    EXPECT_EQ(inside.digest, folder.digest);
    EXPECT_FALSE(inside.tests.empty());
    EXPECT_FALSE(inside.requirements.empty());
}

} // namespace
} // namespace kruispunt::conformance::suite::tests
