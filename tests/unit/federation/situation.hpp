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

    /// The own signal was there and ended.
    situation& ended() {
        known.ended = true;
        return *this;
    }

    domain::decision decide(const domain::sealed_command& command) {
        return use_case_for(command).decide(command, known, {now, policy, ids_});
    }

private:
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
