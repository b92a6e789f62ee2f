#include "conformance/suite/lint/lint.hpp"
#include "conformance/suite/tests/small_catalogue.hpp"

#include <gtest/gtest.h>

namespace kruispunt::conformance::suite::tests {
namespace {

std::string joined(const std::vector<std::string>& lines) {
    std::string text;
    for (const auto& line : lines)
        text += line + '\n';
    return text;
}

std::string faults_of(const catalogue::files& files) {
    return joined(lint::faults(catalogue::read_files(files)));
}

std::string faults_of(const std::string& steps, const std::string& more = {}) {
    return faults_of(small_files(test_with(small_id, steps, more)));
}

constexpr auto good = R"({"send": "signal",
    "change": {"in": "body", "replace": "\"${child.bsn}\"", "by": "\"${bsn.bad_sum}\""},
    "expect": [{"status": 400}]})";

TEST(catalogue_lint, finds_nothing_in_a_catalogue_that_is_whole) {
    EXPECT_EQ(faults_of(good), "");
}

TEST(catalogue_lint, finds_nothing_in_the_catalogue_of_the_program) {
    EXPECT_EQ(joined(lint::faults(catalogue::built_in())), "");
}

struct faulty {
    const char* steps;
    const char* fault;
};

class faulty_steps : public testing::TestWithParam<faulty> {};

TEST_P(faulty_steps, are_found) {
    const auto found = faults_of(GetParam().steps);
    EXPECT_NE(found.find(GetParam().fault), std::string::npos) << found;
}

INSTANTIATE_TEST_SUITE_P(
    catalogue_lint,
    faulty_steps,
    testing::Values(
        faulty{
            R"({"send": "nothing_like_it", "expect": [{"status": 200}]})",
            "which multisignaal has not"},
        faulty{
            R"({"send": "signal", "change": {"in": "body", "replace": "bsn", "by": "b"},)"
            R"("expect": [{"status": 400}]})",
            "must stand exactly once"},
        faulty{
            R"({"send": "signal", "change": {"in": "body", "replace": "\"naam\"",)"
            R"("by": "\"${no.such}\""}, "expect": [{"status": 400}]})",
            "there is no variable no.such"},
        faulty{
            R"({"send": "signal", "change": {"in": "header", "name": "X-None",)"
            R"("remove": true}, "expect": [{"status": 400}]})",
            "has no header X-None"},
        faulty{R"({"send": "signal", "expect": [{"at": "code", "is": 1}]})", "is no JSON Pointer"},
        faulty{
            R"({"send": "signal", "expect": [{"at": "/code", "is": "${gone}"}]})",
            "there is no variable gone"},
        faulty{
            R"({"send": "signal", "expect": [{"same_as": "first"}]})",
            "no step before it is named first"},
        faulty{R"({"send": "signal", "expect": [{"reads": true}]})", "`reads` is for a `receive`"},
        faulty{
            R"({"send": "match_made", "expect": [{"status": 200}]})", "is said by the other side"},
        faulty{R"({"send": "signal"})", "no step of it can fail"},
        faulty{
            R"({"send": "signal", "expect": [{"status": 400}]})",
            "has nothing that could be refused"},
        faulty{R"({"repeat": "first", "expect": [{"status": 200}]})", "which no step sends"},
        faulty{
            R"({"send": "signal", "with": {"child.bsn": "${b}"}, "expect": [{"status": 400}]})",
            "there is no variable b"},
        faulty{
            R"({"send": "signal", "expect": [{"status": 400, "requirement": "COM-NONE"}]})",
            "cites COM-NONE, which no page has"}
    )
);

TEST(catalogue_lint, an_id_is_of_its_folder_and_its_first_sentence) {
    const auto found = faults_of(small_files(
        test_with("multisignaal.gw.com-10.20", good) + ", " +
        test_with("multisignaal.srv.com-10.2", good) + ", " +
        test_with("multisignaal.gw.com-10.2.2", good)
    ));
    EXPECT_NE(found.find("multisignaal.gw.com-10.20: by its folder"), std::string::npos) << found;
    EXPECT_NE(found.find("multisignaal.srv.com-10.2: by its folder"), std::string::npos) << found;
    EXPECT_EQ(found.find("multisignaal.gw.com-10.2.2"), std::string::npos) << found;
}

TEST(catalogue_lint, two_tests_have_no_id_in_common) {
    const auto found =
        faults_of(small_files(test_with(small_id, good) + ", " + test_with(small_id, good)));
    EXPECT_NE(found.find("two tests have this id"), std::string::npos) << found;
}

TEST(catalogue_lint, a_must_has_a_test_or_a_reason) {
    auto files = small_files(test_with(small_id, good));
    files["untested.tsv"] = "sentence\trole\tclass\treason\n";
    const auto found = faults_of(files);
    EXPECT_EQ(
        found, "multisignaal, gateway: MS-01.1 has neither test nor a line in untested.tsv\n"
    );
}

TEST(catalogue_lint, a_reason_of_another_protocol_or_side_is_none) {
    auto files = small_files(test_with(small_id, good));
    for (const auto* const role : {"sisa.gateway", "server", "esar.all"}) {
        files["untested.tsv"] =
            std::string("sentence\trole\tclass\treason\nMS-01.1\t") + role + "\tlater\tWhy.\n";
        EXPECT_NE(faults_of(files).find("MS-01.1 has neither"), std::string::npos) << role;
    }
    files["untested.tsv"] =
        "sentence\trole\tclass\treason\nMS-01.1\tmultisignaal.all\tlater\tWhy.\n";
    EXPECT_EQ(faults_of(files), "");
}

std::string as_kind(std::string test, const std::string& kind) {
    constexpr std::string_view refuses = R"("kind": "refuses")";
    return test.replace(test.find(refuses), refuses.size(), R"("kind": ")" + kind + '"');
}

constexpr auto can_be_broken =
    "multisignaal, gateway: COM-10.2 can be broken, and no test that refuses breaks it\n";

TEST(catalogue_lint, what_can_be_broken_is_broken_by_a_test_or_has_a_reason) {
    auto files = small_files(as_kind(test_with(small_id, good), "accepts"));
    EXPECT_EQ(faults_of(files), can_be_broken);
    files["untested.tsv"] += "COM-10.2\tgateway\tlater\tWhy.\n";
    EXPECT_EQ(faults_of(files), can_be_broken) << "a reason to have no test is another";
    files["untested.tsv"] += "COM-10.2\tgateway\tnot_refused\tNobody can.\n";
    EXPECT_EQ(faults_of(files), "");
}

TEST(catalogue_lint, a_reason_to_refuse_nothing_is_none_beside_a_test_that_refuses) {
    auto files = small_files(test_with(small_id, good));
    files["untested.tsv"] += "COM-10.2\tgateway\tnot_refused\tNobody can.\n";
    EXPECT_NE(faults_of(files).find("none is asked for"), std::string::npos);
}

TEST(catalogue_lint, some_test_of_a_sentence_keeps_to_it) {
    const auto* const wrong = R"({"send": "signal", "with": {"child.bsn": "${bsn.bad_sum}"},
        "expect": [{"status": 400}]})";
    const std::string fault = "multisignaal, gateway: COM-10.2 has no test that keeps to it\n";
    EXPECT_EQ(faults_of(wrong), fault);
    const auto* const right = R"({"send": "signal", "expect": [{"status": 201}]})";
    const auto beside = as_kind(test_with(std::string(small_id) + ".2", right), "accepts");
    EXPECT_EQ(faults_of(small_files(test_with(small_id, wrong) + ", " + beside)), "");
}

TEST(catalogue_lint, who_says_another_role_shows_it_names_the_test) {
    auto files = small_files(test_with(small_id, good));
    files["untested.tsv"] =
        "sentence\trole\tclass\treason\nMS-01.1\tgateway\tother_role\tSomebody does.\n";
    EXPECT_NE(faults_of(files).find("names no test that shows it"), std::string::npos);
}

TEST(catalogue_lint, a_mutant_breaks_a_sentence_that_some_test_is_of) {
    auto files = small_files(test_with(small_id, good));
    files["multisignaal/mutants/gateway.json"] = R"({"mutants": [
        {"id": "multisignaal.gw.m-1", "requirement": "MS-01.1", "en": "e", "does": {"behave": "w"}},
        {"id": "multisignaal.gw.m-2", "requirement": "MS-NONE", "en": "e", "does": {"ignore": "X-NONE"}},
        {"id": "multisignaal.gw.m-3", "requirement": "COM-10.2", "en": "e",
         "does": {"alter": {"part": "answer", "in": "status", "message": "gone", "set": 200}},
         "expects": ["no.such.test"]}]})";
    const auto found = faults_of(files);
    for (const auto* const fault :
         {"m-1: no test of MS-01.1 could find it",
          "m-2: breaks MS-NONE, which no page has",
          "m-2: ignores X-NONE, which no page has",
          "m-3: alters the message gone",
          "m-3: expects the test no.such.test"})
        EXPECT_NE(found.find(fault), std::string::npos) << fault << " in\n" << found;
}

} // namespace
} // namespace kruispunt::conformance::suite::tests
