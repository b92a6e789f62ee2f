#include "conformance/suite/running/run.hpp"

#include "conformance/suite/plan/scopes.hpp"
#include "conformance/suite/plan/sequence.hpp"
#include "conformance/suite/running/test_run.hpp"

#include <algorithm>

namespace kruispunt::conformance::suite::running {
namespace {

using catalogue::test;

bool is_selected(const test& each, const std::vector<std::string>& prefixes) {
    return prefixes.empty() || std::ranges::any_of(prefixes, [&each](const std::string& prefix) {
               return each.id.starts_with(prefix);
           });
}

/// What earlier tests left would all fall due at once: before the first test that moves the clock
/// the system forgets it, where its adapter can.
void begin_anew(parties& with) {
    if (with.feed() != nullptr) with.feed()->forget();
    if (with.has_adapter()) with.acts().ask({{"command", "reset"}});
}

using told = std::function<void(const test& each, const evidence::test_evidence* seen)>;

void run_role(
    const test_setting& setting,
    const std::vector<const test*>& chosen,
    parties& with,
    const told& tell
) {
    days_ahead clock;
    bool moved = false;
    for (const auto* const each : chosen) {
        if (!moved && plan::moves_clock(*each)) begin_anew(with);
        moved = moved || plan::moves_clock(*each);
        tell(*each, nullptr);
        const auto seen = run_test(setting, *each, with, clock);
        if (setting.interrupted) return;
        tell(*each, &seen);
    }
}

} // namespace

std::vector<const test*>
tests_of(const catalogue::catalogue& all, const run_order& order, catalogue::role as) {
    auto found = plan::sequence_of(all, order.sut.subject.protocol, as);
    std::erase_if(found, [&order](const test* each) {
        return !is_selected(*each, order.selection);
    });
    return found;
}

std::vector<std::string> run_tests(
    const catalogue::catalogue& all,
    const run_order& order,
    const std::atomic<bool>& interrupted,
    const run_progress& tell
) {
    const auto numbers = plan::scope_numbers(all, order.sut.subject.protocol);
    const test_setting setting{all, order.seed, numbers, interrupted};
    std::size_t number = 0;
    std::size_t of = 0;
    for (const auto as : order.roles)
        of += tests_of(all, order, as).size();
    std::vector<std::string> silent;
    for (const auto as : order.roles) {
        const auto chosen = tests_of(all, order, as);
        if (chosen.empty() || interrupted) continue;
        parties with(all, order.sut, as);
        run_role(setting, chosen, with, [&](const test& each, const auto* seen) {
            if (seen == nullptr) ++number;
            tell(each, number, of, seen);
        });
        auto why = with.end_adapter(interrupted || number == of);
        if (!why.empty()) silent.push_back(std::move(why));
    }
    return silent;
}

} // namespace kruispunt::conformance::suite::running
