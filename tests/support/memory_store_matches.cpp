#include "tests/support/memory_store.hpp"

#include <algorithm>
#include <utility>

namespace kruispunt::support {

using namespace domain;

std::set<std::pair<signal_number, signal_number>> memory_store::open_matches() const {
    const std::lock_guard lock(mutex_);
    std::set<std::pair<signal_number, signal_number>> pairs;
    for (const auto& [number, match] : open_)
        if (match.kind != match_kind::bsn_clash)
            pairs.insert(std::minmax(match.first, match.second));
    return pairs;
}

std::vector<match_write> memory_store::open() const {
    const std::lock_guard lock(mutex_);
    std::vector<match_write> all;
    for (const auto& [row, match] : open_)
        all.push_back(match);
    return all;
}

void memory_store::gather_match(const match_of_region& asked, facts& into) const {
    for (const auto& [row, m] : open_) {
        if (m.id != asked.match || m.kind == match_kind::bsn_clash) continue;
        const kept_signal* near = &signals_.at(m.first);
        const kept_signal* far = &signals_.at(m.second);
        if (near->signal.region != asked.region) std::swap(near, far);
        if (near->signal.region != asked.region) return;
        const stored_signal& other = far->signal;
        into.own = near->signal;
        into.match.emplace();
        into.match->match = {row, m.id, m.kind, {}, m.made_at};
        into.match->match.other = {other.number, other.region, other.reference};
        into.match->match.other_expires_on = other.expires_on;
        into.match->other = other;
        into.match->contact = {far->key, other.data_key, far->contact};
        into.match->said = said_by(row, near->signal.number);
        into.match->other_said = said_by(row, other.number);
        if (const auto at = reminded_.find(row); at != reminded_.end())
            into.match->reminded = at->second;
    }
    if (!into.match) return;
    for (const auto& [number, kept] : signals_) {
        if (kept.retired || !kept.signal.child || number == into.own->number) continue;
        if (kept.signal.child == into.own->child)
            into.same_child.push_back(kept.signal);
        else if (kept.signal.child == into.match->other.child)
            into.family.push_back(kept.signal);
    }
}

follow_up memory_store::said_by(std::int64_t match, signal_number side) const {
    const auto at = said_.find({match, side});
    return at == said_.end() ? follow_up() : at->second;
}

follow_up memory_store::said_of(const uuid& match, signal_number side) const {
    for (const auto& [row, m] : open_)
        if (m.id == match) return said_by(row, side);
    return {};
}

void memory_store::write(const follow_up_write& w) {
    const follow_up before = said_by(w.match, w.side);
    said_[{w.match, w.side}] = w.said;
    const std::int64_t kept = w.said.lead ? w.said.lead->data_key : 0;
    if (before.lead && before.lead->data_key != kept) doomed_.insert(before.lead->data_key);
}

void memory_store::end(std::int64_t match) {
    leave_unannounced(match);
    open_.erase(match);
    reminded_.erase(match);
    for (auto at = said_.lower_bound({match, 0}); at != said_.end() && at->first.first == match;) {
        if (at->second.lead) doomed_.insert(at->second.lead->data_key);
        at = said_.erase(at);
    }
}

void memory_store::gather_listing(const sealed_listing& page, facts& into) const {
    for (const auto& [number, kept] : signals_)
        if (!kept.retired && into.own->child && kept.signal.child == into.own->child &&
            number != into.own->number)
            into.same_child.push_back(kept.signal);
    std::vector<listed_fact> all;
    for (const auto& [row, m] : open_) {
        const bool mine = m.first == into.own->number || m.second == into.own->number;
        if (!mine || m.kind == match_kind::bsn_clash) continue;
        if (frozen(m.first == into.own->number ? m.second : m.first)) continue;
        const auto& far = signals_.at(m.first == into.own->number ? m.second : m.first);
        const match_side side{far.signal.number, far.signal.region, far.signal.reference};
        open_match line{row, m.id, m.kind, side, m.made_at};
        line.other_expires_on = far.signal.expires_on;
        all.push_back(
            {line, {far.key, far.signal.data_key, far.contact}, said_by(row, far.signal.number)}
        );
    }
    into.listed_total = static_cast<int>(all.size());
    const auto size = static_cast<std::size_t>(page.page_size);
    const std::size_t from = std::min(all.size(), static_cast<std::size_t>(page.page - 1) * size);
    const std::size_t to = std::min(all.size(), from + size);
    for (std::size_t i = from; i < to; ++i)
        into.listed.push_back(all[i]);
}

std::vector<open_match> memory_store::open_of(signal_number number) const {
    std::vector<open_match> open;
    const auto add = [this, &open](std::int64_t row, const match_write& m, signal_number other) {
        const stored_signal& far = signals_.at(other).signal;
        open_match found{row, m.id, m.kind, {far.number, far.region, far.reference}, m.made_at};
        found.other_expires_on = far.expires_on;
        found.other_frozen = far.frozen;
        open.push_back(std::move(found));
    };
    // Those it made first, then those made with it: the order in which the others are told.
    for (const auto& [row, m] : open_)
        if (m.first == number) add(row, m, m.second);
    for (const auto& [row, m] : open_)
        if (m.second == number) add(row, m, m.first);
    return open;
}

} // namespace kruispunt::support
