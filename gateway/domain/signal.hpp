#pragma once

#include "gateway/domain/calendar.hpp"
#include "gateway/domain/organisation.hpp"
#include "gateway/domain/person.hpp"

#include <optional>
#include <string>
#include <vector>

namespace kruispunt::domain {

/// Who was told of the signal (`geinformeerd`).
enum class informed { young_person, parents, both, nobody };

/// The two lawful reasons to tell nobody; checked and counted, neither kept nor sent on.
enum class not_informing { force_majeure, threatening_situation };

/// A signal as a region gives it: that somebody is involved with a child, never why (COM-14).
/// Lives in the clear only between an adapter and the vault.
struct signal_content {
    std::string id; ///< the region's own, COM-13's 64 of [A-Za-z0-9._-]
    domain::child child;
    std::vector<bsn> parents; ///< at most two
    domain::organisation organisation;
    std::optional<professional> reporter;
    day date; ///< the day of the signal, which starts the retention (COM-36)
    domain::informed informed = informed::both;
    std::optional<not_informing> reason;

    friend bool operator==(const signal_content&, const signal_content&) = default;
};

/// Where a signal stands. `closed` is ESAR's "going well, still active"; `inactive` takes part in
/// no match (COM-30); the next two leave no signal behind, only a keyed digest (COM-20). `frozen`
/// is shown of a signal while an objection to it is pending, whatever state it is held in (BEH-10).
/// Kept by number: append only.
enum class signal_state { active, closed, inactive, withdrawn, lapsed, frozen };

/// The word on the wire: actief, afgesloten, inactief, ingetrokken, vervallen, bevroren.
std::string_view wire_word(signal_state state);

/// A move that was told of a signal's child (COM-26).
struct residence_move {
    std::string municipality; ///< where to, four digits
    day on;
    instant told_at{}; ///< by receipt, where two moves bear one date

    friend bool operator==(const residence_move&, const residence_move&) = default;
};

/// Why a region withdraws a signal (`reden`).
enum class withdrawal_reason { mistake, objection_upheld, death, other };

/// True for the reasons that destroy at once and for good (COM-31).
bool destroys(withdrawal_reason reason);

/// What a change is for (`redenMutatie`, COM-32 and COM-20).
enum class mutation_reason { none, administration, identity };

/// What an answer may warn of.
enum class warning { duty_to_inform, not_matched };

/// The word on the wire: INFORMATIEPLICHT, NIET_GEMATCHT.
std::string_view wire_word(warning w);

} // namespace kruispunt::domain
