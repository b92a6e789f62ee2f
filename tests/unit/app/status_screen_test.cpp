#include "gateway/app/commands/operators_text.hpp"
#include "gateway/app/commands/status_screen.hpp"

#include <gmock/gmock.h>

#include <sstream>

namespace kruispunt::app {
namespace {

using json = nlohmann::ordered_json;
using namespace std::chrono_literals;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

constexpr char now[] = "2026-11-22T12:00:00.000+01:00";

json a_region(const std::string& name) {
    return {
        {"regio", name},
        {"stand", "onderhoud"},
        {"baan", "gestopt"},
        {"kring", {{"toestand", "gesloten"}}},
        {"postbus", nullptr},
        {"wachtrij", 999999},
        {"oudste", "2026-11-22T11:00:30.000+01:00"},
        {"dodeBrieven", 9999},
        {"nietVerteld", 9999}};
}

json an_alarm(int number) {
    return {
        {"code", "dode-brieven"},
        {"ernst", number % 2 == 0 ? "alarm" : "waarschuwing"},
        {"naam", "midden-nederland"},
        {"sinds", "2026-11-22T11:48:00.000+01:00"},
        {"opdracht", "kruispunt deliveries list --region midden-nederland"}};
}

json overview(int alarms) {
    json all;
    all["gateway"] = {
        {"versie", "0.1.0"},
        {"sinds", "2026-11-22T09:00:00.000+01:00"},
        {"toestand", "gereed"},
        {"sandbox", true},
        {"klok", now},
        {"machineklok", now}};
    all["regios"] = json::array();
    for (const char* const name : {"esar", "multisignaal", "sisa", "midden-nederland"})
        all["regios"].push_back(a_region(name));
    all["stromen"] = {
        {{"regio", "midden-nederland"},
         {"stroom", "loopt"},
         {"laatstGelezen", "2026-11-22T11:59:58.000+01:00"},
         {"merk", 20090}}};
    all["som"] = {
        {"verschuldigd", 9999999},
        {"afgeleverd", 9999999},
        {"wachtend", 999999},
        {"dood", 9999},
        {"onderdrukt", 99999},
        {"vervallen", 9999},
        {"sluit", true}};
    all["bezwaren"] = {{"open", 2}, {"teLaat", 1}};
    all["certificaten"] = {{{"naam", "sisa"}, {"dagen", 12}}, {{"naam", "gateway"}, {"dagen", 30}}};
    all["sleutels"] = {{"stap", "maken"}, {"gedaan", 1200}, {"van", 98000}};
    all["alarmen"] = json::array();
    for (int i = 0; i < alarms; ++i)
        all["alarmen"].push_back(an_alarm(i));
    return all;
}

std::vector<std::string> lines_of(const std::string& screen) {
    std::istringstream in(screen);
    std::vector<std::string> lines;
    for (std::string line; std::getline(in, line);)
        lines.push_back(line);
    return lines;
}

TEST(StatusScreen, IsNeverLargerThanATerminal) {
    for (const int alarms : {0, 1, 3, 4, 5, 40}) {
        const auto lines = lines_of(status_screen(overview(alarms), {}));
        EXPECT_LE(lines.size(), 24U) << alarms;
        for (const std::string& line : lines)
            EXPECT_LE(line.size(), 80U) << line;
    }
}

TEST(StatusScreen, SaysWhatStandsAndWhatToDo) {
    const std::string screen = status_screen(overview(2), {});
    EXPECT_THAT(
        screen, HasSubstr("Kruispunt 0.1.0  gereed  since 2026-11-22 09:00 (3 h)  sandbox")
    );
    EXPECT_THAT(screen, HasSubstr("gestopt  gesloten  999999  59 min  9999  9999"));
    EXPECT_THAT(screen, HasSubstr("midden-nederland  loopt  2 s ago    20090"));
    EXPECT_THAT(screen, HasSubstr("Objections: 2 open, 1 overdue"));
    EXPECT_THAT(
        screen,
        HasSubstr("ALARM    dode-brieven  midden-nederland  since 12 min\n"
                  "         do: kruispunt deliveries list --region")
    );
    EXPECT_THAT(screen, HasSubstr("warning  dode-brieven"));
    EXPECT_THAT(screen, Not(HasSubstr("\x1b")));
}

TEST(StatusScreen, WhatDoesNotFitIsCounted) {
    const auto lines = lines_of(status_screen(overview(40), {}));
    EXPECT_THAT(lines.back(), HasSubstr(" more: kruispunt status --json"));
    const auto tall = lines_of(status_screen(overview(40), {false, 200}));
    EXPECT_THAT(tall.back(), HasSubstr("do: "));
}

TEST(StatusScreen, ColoursOnlyStressTheWords) {
    const std::string coloured = status_screen(overview(1), {true, 24});
    EXPECT_THAT(coloured, HasSubstr("\x1b[31mALARM"));
    EXPECT_THAT(coloured, HasSubstr("gereed"));
}

TEST(StatusScreen, AMailboxAndAFeedThatWasNeverReadSaySo) {
    json all = overview(0);
    all["regios"][0]["kring"] = nullptr;
    all["regios"][0]["baan"] = "loopt";
    all["regios"][0]["postbus"] = {{"laatstGezien", "2026-11-22T10:00:00.000+01:00"}};
    all["stromen"][0]["laatstGelezen"] = nullptr;
    const std::string screen = status_screen(all, {});
    EXPECT_THAT(screen, HasSubstr("postbus  came 2 h"));
    EXPECT_THAT(screen, HasSubstr("not since the start"));
    all["regios"][0]["postbus"]["laatstGezien"] = nullptr;
    EXPECT_THAT(status_screen(all, {}), HasSubstr("postbus  not yet"));
}

TEST(StatusScreen, ASumThatDoesNotHoldIsSaid) {
    json all = overview(0);
    all["certificaten"][0]["dagen"] = -1;
    EXPECT_THAT(status_screen(all, {}), HasSubstr("Certificate: sisa has ended"));
    all["sleutels"]["stap"] = "geen";
    EXPECT_THAT(status_screen(all, {}), Not(HasSubstr("Key rotation")));
    all["som"]["sluit"] = false;
    EXPECT_THAT(status_screen(all, {}), HasSubstr("DOES NOT HOLD: Owed"));
    EXPECT_FALSE(all_well(all));
}

TEST(StatusScreen, AllIsWellWhereNothingNeedsAHand) {
    EXPECT_TRUE(all_well(overview(0)));
    EXPECT_THAT(status_screen(overview(0), {}), HasSubstr("Nothing needs a hand."));
    EXPECT_FALSE(all_well(overview(1)));
    json full = overview(0);
    full["gateway"]["toestand"] = "schijf vol";
    EXPECT_FALSE(all_well(full));
}

TEST(OperatorsText, ASpanIsSaidInItsLargestUnit) {
    EXPECT_EQ(span_text(-3s), "0 s");
    EXPECT_EQ(span_text(59'999ms), "59 s");
    EXPECT_EQ(span_text(60s), "1 min");
    EXPECT_EQ(span_text(3'600s), "1 h");
    EXPECT_EQ(span_text(47h), "47 h");
    EXPECT_EQ(span_text(48h), "2 d");
}

TEST(OperatorsText, ATableIsAsWideAsItsCells) {
    text_table table({"a", "bb", "c"});
    EXPECT_THAT(table.lines(), IsEmpty());
    table.add({"long", "x", "end"});
    EXPECT_THAT(table.lines(), ElementsAre("a     bb  c", "long  x   end"));
    EXPECT_THAT(table.lines(), SizeIs(2));
}

} // namespace
} // namespace kruispunt::app
