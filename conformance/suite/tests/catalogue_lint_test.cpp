#include "conformance/suite/lint/coverage.hpp"
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

TEST(catalogue_lint, what_is_observed_once_alone_could_be_a_constant) {
    const std::string once = R"({"observe": "told", "expect": [{"at": "/told", "count": 3}]})";
    const std::string before = R"({"observe": "told", "expect": [{"at": "/told", "count": 0}]}, )";
    const std::string sent = R"({"send": "signal"}, )";
    const std::string fault = ": `told` is observed with one expectation alone";
    for (const auto& steps : {sent + once, once + ", " + once, sent + once + ", " + once})
        EXPECT_NE(faults_of(steps).find(fault), std::string::npos) << steps;
    const auto other = R"({"observe": "match", "expect": [{"at": "/match", "present": true}]}, )";
    EXPECT_NE(faults_of(other + once).find(fault), std::string::npos) << "another thing";
    EXPECT_EQ(faults_of(before + sent + once).find(fault), std::string::npos);
}

/// Faults of a test of an index that calls.
std::string faults_of_client(const std::string& steps) {
    auto files = small_files(test_with(small_id, good));
    files["multisignaal/client/com-10.json"] =
        R"({"tests": [)" + test_with("multisignaal.cli.com-10.2", steps) + "]}";
    return faults_of(files);
}

TEST(catalogue_lint, a_call_of_an_index_is_read_strictly) {
    const std::string fault = "multisignaal.cli.com-10.2: signal is received and not read strictly";
    const auto received = [](const std::string& more) {
        return R"({"act": "give"}, {"receive": "signal")" + more + "}";
    };
    const std::string looks = R"({"method": {"is": "PUT"}})";
    const std::string reads = R"({"reads": true})";
    for (const auto& more :
         {std::string(),
          R"(, "expect": [)" + looks + "]",
          R"(, "any_of": [{"expect": [)" + looks + ", " + reads + R"(]}, {"expect": [)" + looks +
              "]}]"})
        EXPECT_NE(faults_of_client(received(more)).find(fault), std::string::npos) << more;
    for (const auto& more :
         {R"(, "expect": [)" + looks + ", " + reads + "]", std::string(R"(, "arrange": true)")})
        EXPECT_EQ(faults_of_client(received(more)).find(fault), std::string::npos) << more;
}

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

constexpr auto sentences_on_matches = R"({"requirements": [
{"id":"COM-10.2","page":"common","who":"region","level":"MUST","violable":true,"text":"The 11-test."},
{"id":"MS-01.1","page":"multisignaal","who":"gateway","level":"MUST","violable":false,"text":"201."},
{"id":"MS-06.1","page":"multisignaal","who":"gateway","level":"MUST","violable":false,"text":"A."},
{"id":"MS-06.2","page":"multisignaal","who":"region","level":"MUST","violable":true,"text":"How."}
]})";

/// The faults that name the ability, in a catalogue with a test of a role on these sentences.
std::string
faults_of_ability(const std::string& role, const std::string& sentences, const std::string& rest) {
    auto files = small_files(test_with(small_id, good));
    files["requirements.json"] = sentences_on_matches;
    files["multisignaal/" + role + "/ms-06.json"] =
        R"({"tests": [{"id": "multisignaal.cli.ms-06.1", "requirements": [)" + sentences +
        R"(], "level": "MUST", "kind": "accepts", "nl": "n", "en": "e", )" + rest + "}]}";
    std::string named;
    for (const auto& fault : lint::faults(catalogue::read_files(files)))
        if (fault.find("list_matches") != std::string::npos) named += fault + '\n';
    return named;
}

constexpr auto asks_for_matches =
    R"("steps": [{"act": "matches", "expect": [{"at": "/outcome", "is": "accepted"}]}])";
constexpr auto needs_and_asks =
    R"("needs": ["list_matches"],
       "steps": [{"act": "matches", "expect": [{"at": "/outcome", "is": "accepted"}]}])";

TEST(catalogue_lint, what_an_index_need_not_do_is_needed_by_name) {
    EXPECT_EQ(faults_of_ability("client", R"("MS-06.1", "MS-06.2")", needs_and_asks), "");
    EXPECT_NE(
        faults_of_ability("client", R"("MS-06.1")", asks_for_matches).find("it needs list_matches"),
        std::string::npos
    );
}

TEST(catalogue_lint, no_ability_excuses_an_obligation_or_a_gateway) {
    EXPECT_NE(
        faults_of_ability("client", R"("MS-06.1", "COM-10.2")", needs_and_asks)
            .find("needs list_matches, and COM-10.2 binds an index without it"),
        std::string::npos
    );
    const auto in_a_check = std::string(R"("needs": ["list_matches"], "steps": [
        {"act": "matches", "expect": [{"at": "/outcome", "present": true, "requirement": "COM-10.2"}]}
        ])");
    EXPECT_NE(
        faults_of_ability("client", R"("MS-06.1")", in_a_check).find("COM-10.2 binds"),
        std::string::npos
    );
    EXPECT_NE(
        faults_of_ability("gateway", R"("MS-06.1")", needs_and_asks).find("of an index alone"),
        std::string::npos
    );
    const auto* const gives = R"("needs": ["list_matches"],
        "steps": [{"act": "give", "expect": [{"at": "/outcome", "is": "accepted"}]}])";
    EXPECT_NE(
        faults_of_ability("client", R"("MS-06.1")", gives).find("and acts no matches"),
        std::string::npos
    );
}

TEST(catalogue_lint, a_mutant_breaks_a_sentence_that_some_test_is_of) {
    auto files = small_files(test_with(small_id, good));
    files["multisignaal/mutants/gateway.json"] = R"({"mutants": [
        {"id": "multisignaal.gw.m-1", "requirement": "MS-01.1", "en": "e", "does": {"behave": "w"}},
        {"id": "multisignaal.gw.m-2", "requirement": "MS-NONE", "en": "f", "does": {"ignore": "X-NONE"}},
        {"id": "multisignaal.gw.m-3", "requirement": "COM-10.2", "en": "g",
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

/// The sentences of the gateway that tests cite beside another alone.
std::vector<std::string> beside_in(const std::string& test) {
    std::vector<std::string> found;
    const auto all = catalogue::read_files(small_files(test));
    for (const auto& each : lint::coverage_of(all))
        if (lint::is_beside_only(each)) found.push_back(each.sentence->id);
    return found;
}

TEST(catalogue_lint, what_is_cited_beside_another_sentence_alone_is_told_apart) {
    auto test = test_with(small_id, good);
    EXPECT_TRUE(beside_in(test).empty());
    const std::string one = R"(["COM-10.2"])";
    test.replace(test.find(one), one.size(), R"(["COM-10.2", "MS-01.1"])");
    EXPECT_EQ(beside_in(test), std::vector<std::string>{"MS-01.1"});
    const std::string check = R"({"status": 400})";
    test.replace(test.find(check), check.size(), R"({"status": 400, "requirement": "MS-01.1"})");
    EXPECT_TRUE(beside_in(test).empty());
}

std::string faults_of_mutants(const std::string& one, const std::string& other) {
    auto files = small_files(test_with(small_id, good));
    const std::string begin = R"({"id": "multisignaal.gw.m-1", "requirement": "COM-10.2", )";
    const std::string second = R"({"id": "multisignaal.gw.m-2", "requirement": "COM-10.2", )";
    files["multisignaal/mutants/gateway.json"] =
        R"({"mutants": [)" + begin + one + "}, " + second + other + "}]}";
    return faults_of(files);
}

TEST(catalogue_lint, two_mutants_of_a_role_do_two_things) {
    const auto* const one = R"("en": "answers 422", "does": {"alter": {"part": "answer",
        "in": "status", "when_status": 400, "set": 422}})";
    const auto* const same = R"("en": "answers wrongly", "does": {"alter": {"set": 422,
        "when_status": 400, "in": "status", "part": "answer"}})";
    const auto* const other = R"("en": "answers wrongly", "does": {"alter": {"set": 409,
        "when_status": 400, "in": "status", "part": "answer"}})";
    EXPECT_EQ(
        faults_of_mutants(one, same), "multisignaal.gw.m-2: does the same as multisignaal.gw.m-1\n"
    );
    EXPECT_EQ(faults_of_mutants(one, other), "");
}

TEST(catalogue_lint, two_mutants_of_a_role_say_two_things) {
    const auto* const one = R"("en": "takes anything", "does": {"ignore": "COM-10.2"})";
    const auto* const other = R"("en": "takes anything", "does": {"behave": "takes_anything"})";
    EXPECT_EQ(
        faults_of_mutants(one, other), "multisignaal.gw.m-2: says the same as multisignaal.gw.m-1\n"
    );
}

} // namespace
} // namespace kruispunt::conformance::suite::tests
