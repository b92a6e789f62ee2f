#pragma once

#include "gateway/federation/use_cases.hpp"
#include "tests/support/sealed_commands.hpp"
#include "tests/support/sequential_ids.hpp"

#include <algorithm>
#include <utility>
#include <vector>

namespace kruispunt::federation {

/// What is known and what time it is when one command comes; no store anywhere.
class situation {
public:
    domain::federation_policy policy = support::four_regions();
    domain::instant now = support::test_now();
    domain::facts known;
    bool in_shadow = false; ///< the command's region stands in shadow
    domain::admitted_regions admitted;

    situation() { known.fresh_number = 100; }

    /// Another signal on the command's child.
    situation& other(domain::stored_signal signal) {
        known.same_child.push_back(std::move(signal));
        return *this;
    }

    /// The command's own signal is there already.
    situation& own(domain::stored_signal signal) {
        known.own = std::move(signal);
        return *this;
    }

    /// The own signal stands together with `other`, in match row `row`.
    situation& matched(
        const domain::stored_signal& other,
        std::int64_t row = 7,
        domain::match_kind kind = domain::match_kind::child
    ) {
        known.matches.push_back(
            {row, ids_.next(), kind, {other.number, other.region, other.reference}}
        );
        return *this;
    }

    /// Another signal on the own signal's child, which the command does not name.
    situation& beside(domain::stored_signal signal) {
        known.siblings.push_back(std::move(signal));
        return *this;
    }

    /// Two signals beside or of the own one stand together; each is seen from its own side.
    situation& standing_together(
        const domain::stored_signal& a, const domain::stored_signal& b, std::int64_t row
    ) {
        const domain::uuid id = ids_.next();
        add_standing(a, b, row, id);
        add_standing(b, a, row, id);
        return *this;
    }

    /// The own signal was there and ended.
    situation& ended() {
        known.ended = true;
        return *this;
    }

    domain::decision decide(const domain::sealed_command& command) {
        return use_case_for(command).decide(
            command, known, {now, policy, ids_, in_shadow, admitted}
        );
    }

private:
    void add_standing(
        const domain::stored_signal& self,
        const domain::stored_signal& other,
        std::int64_t row,
        const domain::uuid& id
    ) {
        domain::open_match match;
        match.number = row;
        match.id = id;
        match.other = {other.number, other.region, other.reference};
        if (known.own && known.own->number == self.number)
            known.matches.push_back(match);
        else
            known.sibling_matches.push_back({self.number, match});
    }

    support::sequential_ids ids_;
};

/// The notices to one region.
inline std::vector<domain::notice>
told_to(const domain::decision& decided, std::string_view region) {
    std::vector<domain::notice> found;
    for (const domain::notice& n : decided.effects.notices)
        if (n.region == region) found.push_back(n);
    return found;
}

/// True where nothing but the audit entry comes of it.
inline bool changes_nothing(const domain::decision& decided) {
    const domain::effects& e = decided.effects;
    return !e.write && !e.change && !e.removal && e.matches.empty() && e.ended_matches.empty() &&
           e.notices.empty() && e.suppressed_notices == 0;
}

} // namespace kruispunt::federation
