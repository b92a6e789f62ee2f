#pragma once

#include "tests/simulation/model/bonds.hpp"
#include "tests/simulation/model/month.hpp"
#include "tests/simulation/model/notice.hpp"
#include "tests/simulation/model/step.hpp"

#include <array>
#include <map>
#include <optional>
#include <set>
#include <utility>
#include <vector>

namespace kruispunt::simulation::model {

/// The codes that the rules know for a refusal.
enum class fault {
    age,
    date,
    identity_conflict,
    too_many_identities,
    id_taken,
    unknown_signal,
    value,
    no_such_match,
    requester, ///< COM-37
};

/// A notice about a match or an inactive signal: whose it is, and whom it tells of.
using told_of = std::pair<signal_key, signal_key>;

/// Which undelivered notices about another's signal go no more.
struct withheld {
    std::set<told_of> pairs;
    std::set<signal_key> to; ///< whatever the region of these would be told
    std::set<signal_key> of; ///< whatever would be told of these
};

/// What a step leads to.
struct outcome {
    std::vector<fault> faults; ///< any of them refuses it; empty: accepted
    bool unchanged = false;    ///< COM-20: it was there already
    telling notices;
    telling suppressed;              ///< COM-32: what would have gone out
    std::optional<signal_key> begun; ///< a new signal, maybe under an id that was free again
    withheld must_go;                ///< must not be told any more (COM-20, COM-24, COM-31)
    withheld may_go;                 ///< need not be told any more
};

/// A match after it was told: what its two sides have said of it, and whether anybody took it up.
struct taken_up {
    day looked_at{}; ///< when it was made, or both sides were reminded
    std::array<int, 2> consent{};
    std::array<int, 2> lead{};
    bool acknowledged = false;
    int reminded = 0; ///< 2: escalated
};

/// Which index a municipality of the simulation belongs to; nullopt: to none.
using area_of = std::optional<region> (*)(int municipality);

/// The federation as the rules describe it.
struct world {
    day today{};
    area_of area{};
    signals all;
    std::set<bond> bonds;
    std::map<bond, taken_up> said;
    std::uint64_t receipts = 0;
    std::map<month, month_figures> months;

    /// The live signal, or null.
    const signal* held(const signal_key& key) const;
    signal* held(const signal_key& key);

    /// BEH-10: whether an objection to the signal is pending.
    bool frozen(const signal_key& key) const;

    /// Whether the id of an ended signal is still taken.
    bool taken(const signal_key& key) const;
};

/// Applies a step. A refused step changes nothing.
outcome apply(world& to, const step& what);

/// Whether a notice tells a region of another side that nobody can be reached at: SISA learns the
/// organisation's number and nothing else to call, and there is none (COM-24).
bool reaches_nobody(const world& in, const notice& what);

/// That a match was made arrived at a region that it leaves with nobody to reach; it was told on
/// that day (BEH-03).
void arrive_without_reach(world& in, const notice& what, day told_on);

/// The next day after today on which something falls due; nullopt: never.
std::optional<day> next_due(const world& in);

} // namespace kruispunt::simulation::model
