#include "gateway/domain/lifecycle.hpp"
#include "gateway/domain/retention.hpp"
#include "tests/support/sealed_commands.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <set>
#include <string>

namespace kruispunt::domain {
namespace {

const region_policy& region(const std::string& name) {
    static const federation_policy policy = support::four_regions();
    return policy.of(name);
}

life_days on(const char* date, const char* today) {
    return {parse_day(date).value(), parse_day(today).value()};
}

struct taken {
    const char* region;
    life_stage from;
    life_event what;
    const char* date;
    const char* today;
    std::optional<life_stage> to;
};

class Step : public testing::TestWithParam<taken> {};

// proves: RET-1.2 RET-1.3 RET-1.4 RET-1.5 RET-1.6 RET-1.7 RET-1.8 RET-1.9 RET-1.14 COM-36.5
// COM-20.9
TEST_P(Step, IsTheTables) {
    const taken& t = GetParam();
    EXPECT_EQ(next_stage(t.from, t.what, region(t.region), on(t.date, t.today)), t.to);
}

using enum life_stage;
using enum life_event;

INSTANTIATE_TEST_SUITE_P(
    Lifecycle,
    Step,
    testing::Values(
        taken{"esar", unknown, given, "2026-11-20", "2026-11-20", active},
        taken{"esar", unknown, given_late, "2024-11-20", "2026-11-20", std::nullopt},
        taken{"multisignaal", unknown, given_late, "2024-11-20", "2026-11-20", inactive},
        taken{"esar", active, going_well, "2026-11-20", "2027-11-19", closed},
        taken{"esar", active, going_well, "2026-11-20", "2027-11-20", ended},
        taken{"sisa", active, going_well, "2026-11-20", "2026-11-20", ended},
        taken{"midden-nederland", active, going_well, "2026-11-20", "2026-11-20", inactive},
        taken{"multisignaal", active, going_well, "2026-11-20", "2026-11-20", inactive},
        taken{"esar", active, term_over, "2024-11-20", "2026-11-20", ended},
        taken{"esar", closed, term_over, "2025-11-20", "2026-11-20", ended},
        taken{"sisa", active, term_over, "2024-11-20", "2026-11-20", ended},
        taken{"midden-nederland", active, term_over, "2024-11-20", "2026-11-20", inactive},
        taken{"multisignaal", active, term_over, "2024-11-20", "2026-11-20", inactive},
        taken{"multisignaal", inactive, archive_over, "2019-11-20", "2026-11-20", ended},
        taken{"multisignaal", inactive, term_over, "2019-11-20", "2026-11-20", std::nullopt},
        taken{"esar", active, corrected, "2026-11-20", "2026-11-20", active},
        taken{"midden-nederland", active, corrected, "2024-11-20", "2026-11-20", inactive},
        taken{"midden-nederland", inactive, corrected, "2026-11-20", "2026-11-20", inactive},
        taken{"sisa", inactive, age_reached, "2026-11-20", "2026-11-20", ended},
        taken{"esar", closed, died, "2026-11-20", "2026-11-20", ended},
        taken{"esar", ended, withdrawn, "2026-11-20", "2026-11-20", ended},
        taken{"esar", ended, given, "2026-11-20", "2026-11-20", std::nullopt},
        taken{"esar", ended, id_forgotten, "2024-11-20", "2026-11-20", unknown}
    )
);

// One event on one day takes a signal to one stage: the rows never contradict each other.
TEST(Lifecycle, IsUnambiguousForEveryPolicy) {
    for (const char* name : {"esar", "multisignaal", "sisa", "midden-nederland"})
        for (const life_step& a : life_steps()) {
            const auto to =
                next_stage(a.from, a.what, region(name), on("2025-11-20", "2026-11-20"));
            if (a.when == life_condition::always) {
                EXPECT_EQ(to, a.to) << name_of(a.what);
            }
        }
}

// proves: COM-31.4 COM-31.5 COM-31.7
TEST(Lifecycle, AgeAndDeathEndEveryStageThatHoldsSomething) {
    for (const life_stage stage : {active, closed, inactive})
        for (const life_event what : {age_reached, died, withdrawn})
            EXPECT_EQ(
                next_stage(stage, what, region("esar"), on("2026-11-20", "2026-11-20")), ended
            );
}

TEST(Lifecycle, StagesAreThoseOfTheStatesThatAreHeld) {
    EXPECT_EQ(stage_of(signal_state::active), active);
    EXPECT_EQ(stage_of(signal_state::closed), closed);
    EXPECT_EQ(stage_of(signal_state::inactive), inactive);
    EXPECT_EQ(stage_of(signal_state::withdrawn), ended);
    EXPECT_EQ(stage_of(signal_state::lapsed), ended);
}

std::string line_of(const life_step& step) {
    const auto shown = [](life_stage stage) {
        return stage == unknown ? std::string("[*]") : std::string(name_of(stage));
    };
    std::string line = shown(step.from) + " --> " + shown(step.to) + ": ";
    line += name_of(step.what);
    if (step.when != life_condition::always) line += " [" + std::string(name_of(step.when)) + "]";
    return line;
}

std::set<std::string> diagram_of(const char* file) {
    std::ifstream in(std::string(KRUISPUNT_DOCS) + "/" + file);
    std::set<std::string> lines;
    bool inside = false;
    for (std::string line; std::getline(in, line);) {
        if (line.rfind("```", 0) == 0) inside = line.find("mermaid") != line.npos;
        const auto from = line.find_first_not_of(' ');
        if (inside && line.find(" --> ") != line.npos) lines.insert(line.substr(from));
    }
    return lines;
}

TEST(Lifecycle, TheDiagramOfTheDocsIsTheTable) {
    std::set<std::string> table;
    for (const life_step& step : life_steps())
        table.insert(line_of(step));
    for (const char* file : {"life-of-a-signal.md", "life-of-a-signal.nl.md"})
        EXPECT_EQ(diagram_of(file), table) << file;
}

} // namespace
} // namespace kruispunt::domain
