#include "conformance/suite/plan/course.hpp"
#include "conformance/suite/plan/scopes.hpp"
#include "conformance/suite/plan/variables.hpp"
#include "conformance/suite/tests/small_catalogue.hpp"

#include <gtest/gtest.h>

#include <array>
#include <set>

namespace kruispunt::conformance::suite::tests {
namespace {

using plan::weight;

/// An operation in one line: weight, message, scope, `!` where it is changed.
std::string line(const plan::operation& of) {
    constexpr std::array<std::string_view, 3> weights{"arrange", "control", "test"};
    std::string text(weights.at(static_cast<std::size_t>(of.counts)));
    if (of.message != nullptr) text += ' ' + of.message->name;
    if (const auto* const where = plan::place_of(of)) text += ' ' + where->scope;
    const auto* const sent = std::get_if<catalogue::send_step>(&of.does);
    if (sent != nullptr && sent->changed) text += '!';
    return text;
}

std::vector<std::string> lines_of(const std::string& steps) {
    const auto all = small_catalogue(steps);
    std::vector<std::string> lines;
    for (const auto& each : plan::expand(all, all.tests.front(), "sisa"))
        lines.push_back(line(each));
    return lines;
}

using lines = std::vector<std::string>;

constexpr auto change =
    R"("change": {"in": "header", "name": "X", "by": "1"}, "expect": [{"status": 400}])";

TEST(plan_expansion, only_one_that_is_called_and_not_read_is_set_up) {
    auto all = small_catalogue(
        R"({"act": "give"}, {"act": "give", "expect": [{"at": "/outcome", "is": "accepted"}]},
           {"act": "close"})"
    );
    auto& test = all.tests.front();
    const auto plan = plan::expand(all, test, "sisa");
    for (const auto role : {catalogue::role::gateway, catalogue::role::client}) {
        test.of = role;
        EXPECT_FALSE(plan::only_sets_up(test, plan[0])) << "it is heard giving";
    }
    test.of = catalogue::role::server;
    EXPECT_TRUE(plan::only_sets_up(test, plan[0]));
    EXPECT_FALSE(plan::only_sets_up(test, plan[1])) << "what comes of it is the test";
    EXPECT_FALSE(plan::only_sets_up(test, plan[2]));
    test.protocol = "midden-nederland";
    EXPECT_FALSE(plan::only_sets_up(test, plan[0])) << "its feed shows what it gives";
}

TEST(plan_expansion, a_send_without_expectation_arranges) {
    EXPECT_EQ(lines_of(R"({"send": "signal"})"), lines{"arrange signal a"});
    EXPECT_EQ(
        lines_of(R"({"send": "signal", "expect": [{"status": 201}]})"), lines{"test signal a"}
    );
}

TEST(plan_expansion, what_must_come_before_is_sent_once_in_a_scope) {
    EXPECT_EQ(
        lines_of(R"({"send": "withdraw"}, {"send": "withdraw", "expect": [{"status": 204}]},
                    {"send": "withdraw", "scope": "b"})"),
        (lines{
            "arrange signal a",
            "arrange withdraw a",
            "test withdraw a",
            "arrange signal b",
            "arrange withdraw b"})
    );
    EXPECT_EQ(
        lines_of(R"({"send": "signal"}, {"send": "withdraw"})"),
        (lines{"arrange signal a", "arrange withdraw a"})
    );
}

TEST(plan_expansion, a_changed_message_stands_between_two_live_controls) {
    EXPECT_EQ(
        lines_of(R"({"send": "withdraw", )" + std::string(change) + "}"),
        (lines{
            "control signal control-1",
            "control withdraw control-1",
            "arrange signal a",
            "test withdraw a!",
            "control signal control-2",
            "control withdraw control-2"})
    );
}

TEST(plan_expansion, a_changed_message_does_not_count_as_sent) {
    EXPECT_EQ(
        lines_of(R"({"send": "signal", )" + std::string(change) + R"(}, {"send": "withdraw"})")
            .back(),
        "arrange withdraw a"
    );
    const auto all =
        lines_of(R"({"send": "signal", )" + std::string(change) + R"(}, {"send": "withdraw"})");
    EXPECT_EQ(all[all.size() - 2], "arrange signal a");
}

TEST(plan_expansion, controls_stand_in_the_own_scope_where_the_step_says_so) {
    EXPECT_EQ(
        lines_of(
            R"({"send": "signal"}, {"send": "withdraw", "controls": "here", )" +
            std::string(change) + "}"
        ),
        (lines{"arrange signal a", "control withdraw a", "test withdraw a!", "control withdraw a"})
    );
}

TEST(plan_expansion, an_index_holds_of_a_controls_child_what_it_holds_of_the_steps) {
    EXPECT_EQ(
        lines_of(
            R"({"act": "give"}, {"act": "give", "scope": "b"}, {"send": "signal", )" +
            std::string(change) + "}"
        ),
        (lines{
            "arrange a",
            "arrange b",
            "arrange control-1",
            "control signal control-1",
            "test signal a!",
            "arrange control-2",
            "control signal control-2"})
    );
}

TEST(plan_expansion, a_control_is_the_step_without_its_change_name_and_captures) {
    const auto all = small_catalogue(
        R"({"send": "signal", "name": "it", "with": {"x": "1"}, "capture": {"y": "/y"}, )" +
        std::string(change) + "}"
    );
    const auto plan = plan::expand(all, all.tests.front(), "sisa");
    const auto& control = std::get<catalogue::send_step>(plan.front().does);
    EXPECT_FALSE(control.changed);
    EXPECT_TRUE(control.name.empty() && control.capture.empty() && control.expect.empty());
    EXPECT_EQ(control.where.with.at("x"), "1");
    ASSERT_EQ(plan.front().holds.size(), 1U);
    EXPECT_EQ(plan.front().holds.front().checks.size(), 1U);
}

TEST(plan_expansion, a_repeat_is_of_what_was_named) {
    const auto all = small_catalogue(
        R"({"send": "signal", "name": "first"}, {"repeat": "first", "expect": [{"status": 200}]})"
    );
    const auto plan = plan::expand(all, all.tests.front(), "sisa");
    EXPECT_EQ(plan[1].counts, weight::tested);
    EXPECT_EQ(plan[1].message->name, "signal");
    EXPECT_EQ(plan::scope_of(plan[1], plan), "a");
}

TEST(plan_expansion, what_the_catalogue_has_not_is_named) {
    for (const auto* const steps :
         {R"({"send": "gone"})",
          R"({"repeat": "gone"})",
          R"({"send": "signal", "party": "partner"})"}) {
        const auto all = small_catalogue(steps);
        EXPECT_THROW((void)plan::expand(all, all.tests.front(), "sisa"), std::runtime_error)
            << steps;
    }
}

TEST(plan_expansion, messages_that_come_after_each_other_in_a_circle_are_refused) {
    auto files = small_files(test_with(small_id, R"({"send": "withdraw"})"));
    auto& signal = files["multisignaal/messages/signal.json"];
    signal.replace(signal.find("\"after\": []"), 11, "\"after\": [\"withdraw\"]");
    const auto all = catalogue::read_files(files);
    EXPECT_THROW((void)plan::expand(all, all.tests.front(), "sisa"), std::runtime_error);
}

TEST(plan_expansion, every_scope_of_a_protocol_has_a_number_of_its_own) {
    const auto steps =
        R"({"send": "signal", "with": {"x": "${c:signal}"}, )" + std::string(change) + "}";
    const auto all = catalogue::read_files(small_files(
        test_with(small_id, steps) + ", " + test_with("multisignaal.gw.com-10.2.2", steps)
    ));
    const auto numbers = plan::scope_numbers(all, "multisignaal");
    EXPECT_EQ(numbers.size(), 8U);
    std::set<std::size_t> used;
    for (const auto& [of, number] : numbers)
        used.insert(number);
    EXPECT_EQ(used.size(), 8U);
    EXPECT_EQ(*used.rbegin(), 7U);
    EXPECT_TRUE(numbers.contains({small_id, "c"}));
    EXPECT_TRUE(plan::scope_numbers(all, "esar").empty());
}

TEST(plan_expansion, the_second_region_speaks_another_protocol) {
    for (const auto* const protocol : {"esar", "multisignaal", "sisa", "midden-nederland"})
        EXPECT_NE(plan::partner_of(protocol), protocol);
    EXPECT_EQ(plan::partner_of("multisignaal"), "sisa");
    EXPECT_EQ(plan::partner_of("midden-nederland"), "multisignaal");
}

TEST(plan_expansion, a_fault_of_the_feed_arranges) {
    EXPECT_EQ(lines_of(R"({"feed": "at_cursor"})"), lines{"arrange"});
}

TEST(plan_course, entering_sets_what_the_step_says_and_a_fresh_message) {
    const auto all = small_catalogue(
        R"({"send": "signal", "with": {"x": "${signal}-1"}}, {"send": "signal", "party": "region"})"
    );
    const auto plan = plan::expand(all, all.tests.front(), "sisa");
    plan::scopes scopes{
        {"a", {{"signal", "S"}, {"uuid.1", "u"}, {"oin.region", "1"}, {"oin.partner", "2"}}}};
    plan::enter(scopes, plan[0], 0);
    EXPECT_EQ(scopes["a"]["x"], "S-1");
    EXPECT_EQ(scopes["a"]["oin.self"], "1");
    const auto first = scopes["a"]["message"];
    plan::enter(scopes, plan[1], 1);
    EXPECT_NE(scopes["a"]["message"], first);
    EXPECT_EQ(scopes["a"]["x"], "S-1") << "from there on";
}

} // namespace
} // namespace kruispunt::conformance::suite::tests
