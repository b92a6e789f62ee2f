#include "conformance/suite/plan/made_up.hpp"
#include "conformance/suite/plan/variables.hpp"
#include "conformance/text/rules.hpp"

#include <gtest/gtest.h>

#include <set>

namespace kruispunt::conformance::suite::tests {
namespace {

using namespace std::chrono;

const text::instant noon = sys_days(year(2026) / November / 20) + hours(12);

plan::scope_place place(const std::string& scope, std::size_t number = 0) {
    return {"seed", "multisignaal.gw.com-10.2", scope, number};
}

plan::scopes drawn(text::instant now = noon) {
    return {
        {"a", plan::draw(place("a"), now, {"1", "2", "3", "/hook"})},
        {"b", plan::draw(place("b", 1), now, {"1", "2", "3", "/hook"})}};
}

std::string value(const std::string& name, text::instant now = noon) {
    return plan::value_of(name, drawn(now), "a");
}

TEST(plan_variables, the_same_place_is_drawn_alike_and_another_is_not) {
    EXPECT_EQ(drawn(), drawn());
    const auto all = drawn();
    for (const auto* const name :
         {"child.bsn", "signal", "match", "organisation.oin", "transaction", "uuid.1", "reference"})
        EXPECT_NE(all.at("a").at(name), all.at("b").at(name)) << name;
    auto other = place("a");
    other.seed = "another";
    EXPECT_NE(plan::draw(other, noon, {}).at("signal"), all.at("a").at("signal"));
}

TEST(plan_variables, no_two_scopes_of_a_run_share_a_child_or_a_parent) {
    std::set<std::string> numbers;
    for (std::size_t scope = 0; scope < plan::most_scopes; ++scope)
        for (const std::size_t which : {0U, 1U, 2U}) {
            const auto number = plan::made_up_bsn("seed", 3 * scope + which);
            EXPECT_TRUE(number.starts_with("9999") && text::carries_bsn(number)) << number;
            numbers.insert(number);
        }
    EXPECT_EQ(numbers.size(), 3 * plan::most_scopes);
    EXPECT_THROW((void)plan::draw(place("a", plan::most_scopes), noon, {}), std::out_of_range);
}

TEST(plan_variables, what_is_drawn_has_the_form_that_it_must_have) {
    EXPECT_TRUE(text::carries_bsn(value("child.bsn")));
    EXPECT_FALSE(text::carries_bsn(value("bsn.bad_sum")));
    EXPECT_EQ(value("bsn.bad_sum").size(), 9U);
    EXPECT_EQ(value("bsn.eight").size(), 8U);
    EXPECT_TRUE(text::carries_bsn("0" + value("bsn.eight")));
    EXPECT_TRUE(text::signal_id(value("signal")));
    EXPECT_LE(value("reference").size(), 36U);
    EXPECT_TRUE(text::uuid(value("match")));
    EXPECT_EQ(value("match")[14], '4');
    EXPECT_EQ(value("transaction")[14], '7');
    EXPECT_TRUE(text::oin(value("organisation.oin")));
    EXPECT_TRUE(text::plain_text(value("child.surname")));
    EXPECT_TRUE(text::iso_datetime(value("moment.1")));
    EXPECT_EQ(value("webhook"), "/hook");
}

TEST(plan_variables, a_transaction_bears_its_moment) {
    // RFC 9562: the first 48 bits are the milliseconds since 1970.
    const auto text = value("transaction");
    const auto milliseconds_since = std::stoll(text.substr(0, 8) + text.substr(9, 4), nullptr, 16);
    EXPECT_EQ(milliseconds(milliseconds_since), noon.time_since_epoch());
}

TEST(plan_variables, a_day_is_that_of_amsterdam) {
    const auto late = sys_days(year(2026) / November / 20) + hours(23) + minutes(30);
    EXPECT_EQ(value("today", late), "2026-11-21");
    const auto summer = sys_days(year(2026) / July / 1) + hours(22) + minutes(30);
    EXPECT_EQ(value("today", summer), "2026-07-02");
}

TEST(plan_variables, days_and_moments_move) {
    EXPECT_EQ(value("today"), "2026-11-20");
    EXPECT_EQ(value("today+1d"), "2026-11-21");
    EXPECT_EQ(value("today-400d"), "2025-10-16");
    EXPECT_EQ(value("today-8390d"), "2003-12-01");
    EXPECT_EQ(value("today.stuf"), "20261120");
    EXPECT_EQ(value("today+700d.stuf"), "20281020");
    EXPECT_EQ(value("now"), "2026-11-20T12:00:00.000Z");
    EXPECT_EQ(value("now-90s"), "2026-11-20T11:58:30.000Z");
    EXPECT_EQ(value("now.stuf"), "20261120130000000");
    EXPECT_EQ(value("child.birth_date.stuf").size(), 8U);
}

TEST(plan_variables, years_end_on_days_that_exist) {
    const auto leap = sys_days(year(2028) / February / 29) + hours(12);
    EXPECT_EQ(value("years_ago.23"), "2003-11-20");
    EXPECT_EQ(value("years_ago.4", leap), "2024-02-29");
    EXPECT_EQ(value("years_ago.23", leap), "2005-02-28") << "on 1 March one is 23 tomorrow";
    EXPECT_EQ(value("years_ahead.2"), "2028-11-20");
    EXPECT_EQ(value("years_ahead.2", leap), "2030-02-28");
}

TEST(plan_variables, a_day_without_its_day_or_its_month_is_told) {
    EXPECT_EQ(value("years_ago.23.year"), "2003");
    EXPECT_EQ(value("years_ago.23.month"), "2003-11");
    EXPECT_EQ(value("today.year"), "2026");
    EXPECT_EQ(value("today+60d.month"), "2027-01");
    const auto leap = sys_days(year(2028) / February / 29) + hours(12);
    EXPECT_EQ(value("years_ago.23.year", leap), "2005");
    const auto new_year = sys_days(year(2026) / December / 31) + hours(23) + minutes(30);
    EXPECT_EQ(value("years_ago.23.year", new_year), "2004") << "a day is that of Amsterdam";
}

TEST(plan_variables, a_moment_is_told_without_its_offset) {
    EXPECT_EQ(value("now.bare"), "2026-11-20T12:00:00.000");
    EXPECT_EQ(value("now-90s.bare"), "2026-11-20T11:58:30.000");
    EXPECT_EQ(value("moment.1"), "2026-11-20T17:00:00.000+05:00");
    EXPECT_EQ(value("moment.1.bare"), "2026-11-20T17:00:00.000");
}

TEST(plan_variables, long_and_deep_texts_are_made) {
    EXPECT_EQ(value("fill.5"), "xxxxx");
    EXPECT_EQ(value("nested.json.3"), "[[[]]]");
    EXPECT_EQ(value("nested.xml.2"), "<n><n></n></n>");
}

TEST(plan_variables, a_template_is_filled_from_its_scope_and_others) {
    auto all = drawn();
    all["a"]["x"] = "1";
    all["b"]["x"] = "2";
    EXPECT_EQ(plan::filled("<${x}|${b:x}|${x}>", all, "a"), "<1|2|1>");
    EXPECT_EQ(plan::filled("$x {x}", all, "a"), "$x {x}");
    all["a"]["x"] = "${b:x}";
    EXPECT_EQ(plan::filled("${x}", all, "a"), "${b:x}") << "a value is no template";
}

TEST(plan_variables, what_is_not_there_is_named) {
    for (const auto* const name :
         {"child.shoe",
          "c:signal",
          "today+d",
          "today+1h",
          "today+23149d",
          "fill.",
          "fill.400001",
          "years_ago.201",
          "child.bsn.stuf",
          "child.bsn.year",
          "now.year",
          "now.month",
          "today.bare",
          "years_ago.201.year",
          "now+1y",
          "nested.json.-1",
          ""}) {
        try {
            (void)value(name);
            FAIL() << name;
        } catch (const std::runtime_error& fault) {
            EXPECT_NE(std::string(fault.what()).find("there is no variable"), std::string::npos)
                << fault.what();
        }
    }
    EXPECT_THROW((void)plan::filled("${signal", drawn(), "a"), std::runtime_error);
}

} // namespace
} // namespace kruispunt::conformance::suite::tests
