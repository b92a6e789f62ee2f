#include "gateway/domain/as_of.hpp"
#include "tests/support/memory_store.hpp"

#include <utility>

namespace kruispunt::support {

using namespace domain;

void memory_store::gather_held(const needs& asked, instant now, facts& into) const {
    const auto by = inspectors_.find(asked.inspector);
    if (by != inspectors_.end())
        if (const auto at = by->second.find(amsterdam_day(now)); at != by->second.end())
            into.inspections_today = static_cast<int>(at->second);
    for (const stored_signal& signal : into.same_child) {
        const kept_signal& kept = signals_.at(signal.number);
        into.held.push_back(
            {signal.number,
             {kept.key, signal.data_key, kept.contact},
             inspections_of(signal.number, now)}
        );
    }
}

std::vector<held_line> memory_store::held_of(const notice& n) const {
    std::vector<held_line> found;
    for (const signal_number number : n.reporters) {
        const auto at = signals_.find(number);
        if (at == signals_.end() || at->second.retired) continue;
        const stored_signal& s = at->second.signal;
        held_line line{
            {number,
             s.region,
             s.date,
             s.expires_on,
             shown_state(s),
             inspections_of(number, n.made_at)},
            {at->second.key, s.data_key, at->second.contact}};
        found.push_back(std::move(line));
    }
    return found;
}

std::vector<past_inspection>
memory_store::inspections_of(signal_number number, instant until) const {
    std::vector<past_inspection> found;
    for (const auto& [when, regions] : inspected_)
        if (when.first == number && when.second < until)
            for (const std::string& region : regions)
                found.push_back({amsterdam_day(when.second), region});
    return found;
}

void memory_store::write(const inspection_write& made, instant at) {
    ++inspectors_[made.region][made.on];
    for (const signal_number number : made.shown)
        inspected_[{number, at}].insert(made.region);
}

} // namespace kruispunt::support
