#include "conformance/suite/tests/judged_world.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace kruispunt::conformance::suite::tests {
namespace {

using verdict::outcome;

constexpr auto refusing = R"({"send": "signal",
    "change": {"in": "body", "replace": "\"${child.bsn}\"", "by": "\"${bsn.bad_sum}\""},
    "expect": [{"status": 400}, {"at": "/code", "is": "BSN_ONGELDIG", "requirement": "MS-01.1"}]})";

constexpr std::size_t the_change = 1;

judged_world refused() {
    judged_world world(refusing);
    world.put(the_change, answered(400, R"({"code":"BSN_ONGELDIG"})"));
    return world;
}

TEST(verdict_judging, a_refusal_between_two_that_were_taken_passes) {
    const auto world = refused();
    ASSERT_EQ(world.plan.size(), 3U);
    EXPECT_EQ(world.verdict().is, outcome::pass) << world.verdict().why;
}

TEST(verdict_judging, what_should_be_refused_and_is_taken_fails_with_all_its_shortfalls) {
    auto world = refused();
    world.put(the_change, answered(201, "{}"));
    const auto came = world.verdict();
    EXPECT_EQ(came.is, outcome::fail);
    ASSERT_EQ(came.shortfalls.size(), 2U);
    EXPECT_EQ(came.shortfalls[0].requirement, "COM-10.2");
    EXPECT_EQ(came.shortfalls[0].where, "status");
    EXPECT_EQ(came.shortfalls[0].expected, "400");
    EXPECT_EQ(came.shortfalls[0].came, "201");
    EXPECT_EQ(came.shortfalls[1].requirement, "MS-01.1");
    EXPECT_EQ(came.shortfalls[1].where, "/code");
    EXPECT_NE(came.why.find("step 1"), std::string::npos);
}

TEST(verdict_judging, a_dead_system_passes_nothing) {
    for (const std::size_t control : {0U, 2U}) {
        auto world = refused();
        world.put(control, answered(400, R"({"code":"BSN_ONGELDIG"})"));
        EXPECT_EQ(world.verdict().is, outcome::inconclusive) << control;
        world.put(control, unanswered());
        EXPECT_EQ(world.verdict().is, outcome::inconclusive) << control;
    }
}

TEST(verdict_judging, a_control_after_a_failure_leaves_it_a_failure) {
    auto world = refused();
    world.put(the_change, answered(201));
    world.put(2, unanswered());
    EXPECT_EQ(world.verdict().is, outcome::fail);
    world.put(0, unanswered());
    EXPECT_EQ(world.verdict().is, outcome::inconclusive);
}

TEST(verdict_judging, a_should_warns_where_a_must_fails) {
    auto world = refused();
    world.put(the_change, answered(201));
    world.all.tests.front().at = catalogue::level::should;
    EXPECT_EQ(world.verdict().is, outcome::warn);
}

TEST(verdict_judging, an_alternative_may_be_worth_a_warning) {
    judged_world world(R"({"send": "signal", "any_of": [
        {"expect": [{"status": 201}]}, {"expect": [{"status": 202}], "verdict": "WARN"}]})");
    EXPECT_EQ(world.verdict().is, outcome::pass);
    world.put(0, answered(202));
    EXPECT_EQ(world.verdict().is, outcome::warn);
    ASSERT_EQ(world.verdict().shortfalls.size(), 1U);
    EXPECT_TRUE(world.verdict().shortfalls.front().warns);
    world.put(0, answered(203));
    EXPECT_EQ(world.verdict().is, outcome::fail);
}

TEST(verdict_judging, a_need_that_is_not_offered_is_told_apart_from_a_failure) {
    judged_world clock(refusing, R"("needs": ["clock"], )");
    clock.offered.features.clear();
    EXPECT_EQ(clock.verdict().is, outcome::not_applicable);
    judged_world years(refusing, R"("needs": ["clock", "years"], )");
    years.offered.features = {"clock"};
    EXPECT_EQ(years.verdict().is, outcome::not_applicable);
    judged_world adapter(refusing, R"("needs": ["adapter"], )");
    adapter.offered.features.clear();
    EXPECT_EQ(adapter.verdict().is, outcome::inconclusive);
    adapter.all.tests.front().at = catalogue::level::may;
    EXPECT_EQ(adapter.verdict().is, outcome::not_applicable);
}

TEST(verdict_judging, what_an_index_need_not_do_does_not_apply_to_who_does_not_name_it) {
    judged_world world(refusing, R"("needs": ["list_matches"], )");
    world.offered.features = {"adapter", "clock"};
    EXPECT_EQ(world.verdict().is, outcome::not_applicable);
    EXPECT_EQ(world.verdict().why, "the system under test does not offer list_matches");
    judged_world another(refusing, R"("needs": ["list_signals"], )");
    another.offered.features.clear();
    EXPECT_EQ(another.verdict().is, outcome::inconclusive) << "a word that is no ability's";
    judged_world offered(refusing, R"("needs": ["list_matches"], )");
    offered.offered.features = {"list_matches"};
    EXPECT_NE(offered.verdict().is, outcome::not_applicable);
}

TEST(verdict_judging, evidence_that_does_not_fit_is_an_error) {
    auto other_test = refused();
    other_test.seen.test = "another";
    EXPECT_EQ(other_test.verdict().is, outcome::error);
    auto other_digest = refused();
    other_digest.seen.digest = std::string(64, '0');
    EXPECT_EQ(other_digest.verdict().is, outcome::error);
    auto fewer = refused();
    fewer.seen.records.pop_back();
    EXPECT_EQ(fewer.verdict().is, outcome::error);
    auto more = refused();
    more.seen.records.push_back(more.seen.records.back());
    EXPECT_EQ(more.verdict().is, outcome::error);
    auto kind = refused();
    kind.put(0, evidence::calls_seen{});
    EXPECT_EQ(kind.verdict().is, outcome::error);
    auto fault = refused();
    fault.seen.suite_fault = "out of memory";
    EXPECT_EQ(fault.verdict().is, outcome::error);
    judged_world scope(R"({"send": "signal", "expect": [{"at": "/a", "is": "${signal}"}]})");
    EXPECT_EQ(scope.verdict().is, outcome::fail);
    scope.seen.scopes.clear();
    EXPECT_EQ(scope.verdict().is, outcome::error);
}

TEST(verdict_judging, a_message_that_never_comes_fails_and_arranged_is_inconclusive) {
    judged_world awaited(R"({"send": "signal"}, {"receive": "match_made",
        "expect": [{"at": "/a", "is": 1, "requirement": "MS-01.1"}, {"at": "/b", "is": 1, "requirement": "MS-01.1"}]})"
    );
    awaited.put(1, evidence::call{});
    EXPECT_EQ(awaited.verdict().is, outcome::fail);
    ASSERT_EQ(awaited.verdict().shortfalls.size(), 1U) << "once for each requirement";
    EXPECT_EQ(awaited.verdict().shortfalls.front().requirement, "MS-01.1");
    judged_world arranged(R"({"receive": "match_made", "arrange": true},
        {"send": "signal", "expect": [{"status": 201}]})");
    EXPECT_EQ(arranged.verdict().is, outcome::pass);
    arranged.put(0, evidence::call{});
    EXPECT_EQ(arranged.verdict().is, outcome::inconclusive);
}

TEST(verdict_judging, where_nothing_should_come_one_call_fails) {
    judged_world world(R"({"send": "signal"}, {"nothing": "match_made"})");
    EXPECT_EQ(world.verdict().is, outcome::pass);
    world.put(1, evidence::calls_seen{1});
    EXPECT_EQ(world.verdict().is, outcome::fail);
}

TEST(verdict_judging, a_refused_connection_is_an_answer_where_none_is_expected) {
    judged_world world(R"({"send": "signal", "change": {"in": "tls", "by": "1.1"},
        "expect": [{"unanswered": true}]})");
    EXPECT_EQ(world.verdict().is, outcome::fail);
    world.put(the_change, unanswered());
    EXPECT_EQ(world.verdict().is, outcome::pass);
}

TEST(verdict_judging, an_adapter_that_fails_says_nothing_about_the_system) {
    const auto steps = R"({"act": "give", "expect": [{"at": "/outcome", "is": "accepted"}]})";
    judged_world world(steps);
    EXPECT_EQ(world.verdict().is, outcome::fail);
    world.put(0, evidence::adapter_reply{{{"id", 1}, {"outcome", "accepted"}}});
    EXPECT_EQ(world.verdict().is, outcome::pass);
    for (const auto* const word : {"failed", "unsupported"}) {
        world.put(0, evidence::adapter_reply{{{"id", 1}, {word, "why"}}});
        EXPECT_EQ(world.verdict().is, outcome::inconclusive) << word;
    }
}

TEST(verdict_judging, what_was_arranged_for_one_that_is_called_has_no_end) {
    judged_world world(R"({"act": "give"}, {"act": "close"})");
    const evidence::adapter_reply held{{{"id", 1}, {"ok", true}}};
    world.put(0, held);
    EXPECT_EQ(world.verdict().is, outcome::inconclusive) << "it calls: the act must have ended";
    world.all.tests.front().of = catalogue::role::server;
    EXPECT_EQ(world.verdict().is, outcome::pass) << world.verdict().why;
    world.put(0, evidence::adapter_reply{{{"id", 1}, {"failed", "no room"}}});
    EXPECT_EQ(world.verdict().is, outcome::inconclusive);
    world.put(0, held);
    world.put(1, held);
    EXPECT_EQ(world.verdict().is, outcome::inconclusive) << "closing is no state to bring about";
}

TEST(verdict_judging, what_was_captured_is_known_from_there_on) {
    const auto steps = R"({"send": "signal", "capture": {"tag": "header:ETag", "match": "/m"}},
        {"send": "signal", "expect": [{"at": "/m", "is": "${match}"}, {"header": "X", "is": "${tag}"}]})";
    judged_world world(steps);
    auto first = answered(200, R"({"m": "M-1"})");
    first.got->headers = {{"etag", "\"1\""}};
    world.put(0, first);
    auto second = answered(200, R"({"m": "M-1"})");
    second.got->headers = {{"X", "\"1\""}};
    world.put(1, second);
    EXPECT_EQ(world.verdict().is, outcome::pass) << world.verdict().why;
    world.put(0, answered(200, R"({"m": null})"));
    EXPECT_EQ(world.verdict().is, outcome::inconclusive);
}

TEST(verdict_judging, a_value_of_a_person_stands_as_its_variables_name) {
    judged_world world(R"({"send": "signal", "expect": [{"at": "/veld", "is": "${child.bsn}"},
        {"tells_nothing_of": ["child.bsn", "child.surname"]}]})");
    const auto& child = world.seen.scopes.at("a");
    world.put(0, answered(200, R"({"veld": "x )" + child.at("child.surname") + R"("})"));
    const auto came = world.verdict();
    EXPECT_EQ(came.is, outcome::fail);
    ASSERT_EQ(came.shortfalls.size(), 2U);
    EXPECT_EQ(came.shortfalls[0].expected, "\"${child.bsn}\"");
    EXPECT_EQ(came.shortfalls[0].came, "\"x ${child.surname}\"");
    EXPECT_EQ(came.shortfalls[1].came, "the value of child.surname");
    for (const auto& each : came.shortfalls)
        for (const auto* const name : {"child.bsn", "child.surname", "child.given_names"})
            EXPECT_EQ(
                (each.came + each.expected + came.why).find(child.at(name)), std::string::npos
            );
}

TEST(verdict_judging, an_answer_is_compared_with_an_earlier_one) {
    judged_world world(R"({"send": "signal", "name": "first"},
        {"repeat": "first", "expect": [{"same_as": "first"}]})");
    world.put(0, answered(200, "{}"));
    world.put(1, answered(200, "{}"));
    EXPECT_EQ(world.verdict().is, outcome::pass);
    world.put(1, answered(201, "{}"));
    EXPECT_EQ(world.verdict().is, outcome::fail);
}

TEST(verdict_judging, the_strict_reader_of_the_receiver_judges_a_call) {
    judged_world world(R"({"receive": "match_made", "expect": [{"reads": true}]})");
    EXPECT_EQ(world.verdict().is, outcome::fail) << "an empty object is no CloudEvent";
}

TEST(verdict_judging, what_the_strict_reader_finds_is_of_the_sentence_that_it_breaks) {
    judged_world world(R"({"receive": "signal", "party": "gateway", "expect": [{"reads": true}]})");
    evidence::call called;
    called.got = wire::request{
        "DELETE", "/multisignaal/v1/signalen/S-1?reden=overig&bsn=999990019", {}, {}, {}, 0};
    world.put(0, called);
    const auto came = world.verdict();
    EXPECT_EQ(came.is, outcome::fail);
    ASSERT_EQ(came.shortfalls.size(), 1U);
    EXPECT_EQ(came.shortfalls.front().requirement, "MS-09.5");
    judged_world named(R"({"receive": "signal", "party": "gateway",
        "expect": [{"reads": true, "requirement": "MS-01.1"}]})");
    named.put(0, called);
    ASSERT_EQ(named.verdict().shortfalls.size(), 1U);
    EXPECT_EQ(named.verdict().shortfalls.front().requirement, "MS-01.1") << "the check's own";
}

TEST(verdict_judging, a_target_tells_as_much_as_a_body) {
    judged_world world(R"({"receive": "signal", "party": "gateway",
        "expect": [{"tells_nothing_of": ["child.bsn"]}]})");
    evidence::call called;
    called.got = wire::request{"DELETE", "/signalen/S-1?reden=overig", {}, {}, {}, 0};
    world.put(0, called);
    EXPECT_EQ(world.verdict().is, outcome::pass) << world.verdict().why;
    called.got->target += "&bsn=" + world.seen.scopes.at("a").at("child.bsn");
    world.put(0, called);
    const auto came = world.verdict();
    EXPECT_EQ(came.is, outcome::fail);
    ASSERT_EQ(came.shortfalls.size(), 1U);
    EXPECT_EQ(came.shortfalls.front().came, "the value of child.bsn");
}

TEST(verdict_judging, the_runner_is_told_the_shortfalls_of_one_operation) {
    auto world = refused();
    const auto& test = world.all.tests.front();
    EXPECT_TRUE(verdict::shortfalls_of(test, world.plan, 0, world.seen).empty());
    world.put(0, answered(500));
    const auto found = verdict::shortfalls_of(test, world.plan, 0, world.seen);
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found.front().counts, plan::weight::control);
}

/// Every world that a record may be taken away from.
std::vector<judged_world> worlds() {
    std::vector<judged_world> made;
    made.reserve(32); // plans point into their worlds
    for (const unsigned first : {201U, 400U})
        for (const unsigned changed : {201U, 400U})
            for (const unsigned last : {201U, 500U})
                for (const auto at : {catalogue::level::must, catalogue::level::should}) {
                    judged_world world(refusing);
                    world.put(0, answered(first));
                    world.put(1, answered(changed, R"({"code":"BSN_ONGELDIG"})"));
                    world.put(2, answered(last));
                    world.all.tests.front().at = at;
                    made.push_back(std::move(world));
                }
    for (const unsigned status : {201U, 202U, 203U}) {
        judged_world world(R"({"send": "signal", "name": "first", "any_of": [
            {"expect": [{"status": 201}]}, {"expect": [{"status": 202}], "verdict": "WARN"}]},
            {"nothing": "match_made"}, {"repeat": "first", "expect": [{"status": 200}]})"
                           R"(, {"receive": "match_made"})");
        world.put(0, answered(status));
        made.push_back(std::move(world));
    }
    return made;
}

/// How good a verdict is for whoever hands it in; among those that pass nothing none is better.
int rank(outcome of) {
    switch (of) {
    case outcome::pass:
        return 2;
    case outcome::warn:
    case outcome::not_applicable:
        return 1;
    default:
        return 0;
    }
}

TEST(verdict_properties, to_remove_a_record_never_improves_a_verdict) {
    for (const auto& world : worlds()) {
        const auto before = world.verdict().is;
        for (std::size_t gone = 0; gone < world.seen.records.size(); ++gone) {
            auto less = world;
            less.plan = plan::expand(less.all, less.all.tests.front(), "multisignaal");
            less.seen.records[gone].reset();
            EXPECT_LE(rank(less.verdict().is), rank(before)) << gone << ": " << world.verdict().why;
            less.seen.records.resize(gone);
            EXPECT_LE(rank(less.verdict().is), rank(before)) << "all from " << gone;
        }
    }
}

TEST(verdict_properties, to_judge_twice_gives_the_same) {
    for (const auto& world : worlds()) {
        const auto once = world.verdict();
        const auto again = world.verdict();
        EXPECT_EQ(once.is, again.is);
        EXPECT_EQ(once.why, again.why);
        EXPECT_EQ(once.shortfalls.size(), again.shortfalls.size());
    }
}

TEST(verdict_properties, the_order_of_unrelated_tests_does_not_matter) {
    const std::string accepting = R"({"send": "signal", "expect": [{"status": 201}]})";
    const auto one = test_with(small_id, refusing);
    const auto other = test_with("multisignaal.gw.com-10.2.2", accepting);
    const auto first = catalogue::read_files(small_files(one + ", " + other));
    const auto second = catalogue::read_files(small_files(other + ", " + one));
    ASSERT_EQ(first.tests.size(), 2U);
    for (std::size_t number = 0; number < 2; ++number) {
        EXPECT_EQ(first.tests[number].id, second.tests[number].id);
        EXPECT_EQ(first.tests[number].digest, second.tests[number].digest);
        EXPECT_EQ(
            plan::expand(first, first.tests[number], "sisa").size(),
            plan::expand(second, second.tests[number], "sisa").size()
        );
    }
}

} // namespace
} // namespace kruispunt::conformance::suite::tests
