#include "gateway/federation/month_figures.hpp"

namespace kruispunt::federation {

using namespace domain;
using statistics::measure;

namespace {

bool counts(const sealed_command& command) {
    return command.reason != mutation_reason::administration;
}

void count(measure what, const stored_signal& of, effects& into) {
    into.happened.push_back({what, {of.region, {}}});
}

} // namespace

void count_given(
    stored_signal& given, const sealed_command& command, const circumstances& at, effects& into
) {
    if (!counts(command)) return;
    given.counted_in = statistics::amsterdam_month(at.now);
    count(measure::signals, given, into);
    if (given.uninformed) count(measure::uninformed, given, into);
    if (!given.child) count(measure::without_bsn, given, into);
}

void count_corrected(
    const stored_signal& before,
    const stored_signal& after,
    const sealed_command& command,
    const circumstances& at,
    effects& into
) {
    if (!counts(command) || before.uninformed || !after.uninformed) return;
    if (after.counted_in == statistics::amsterdam_month(at.now))
        count(measure::uninformed, after, into);
}

void count_told(
    const stored_signal& one, const stored_signal& other, instant made_at, effects& into
) {
    const auto delay = statistics::delay_class_of(one.date, other.date, amsterdam_day(made_at));
    into.happened.push_back({measure::matches, statistics::pair_of(one.region, other.region), delay}
    );
}

} // namespace kruispunt::federation
