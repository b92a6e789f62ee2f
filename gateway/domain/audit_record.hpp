#pragma once

#include "gateway/domain/calendar.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>

namespace kruispunt::domain {

/// What stands in the audit trail for a value that may have to be forgotten: a keyed digest under
/// a salt that is erased with it.
using commitment = std::array<std::uint8_t, 32>;

/// One entry of the published audit trail: NEN 7513's questions (COM-33, BEH-06). No value of a
/// person: such are committed to. What is empty is not asked.
struct audit_record {
    instant at{};             ///< when, by the machine's clock
    std::string act;          ///< what was done or asked
    std::string region;       ///< in which region's name or on which region
    std::string party;        ///< who: `regio:esar`, `beheerder:NAME`, `auditor:NAME`, `gateway`
    std::string oin;          ///< of the party's certificate
    std::string on_behalf_of; ///< the organisation's OIN
    std::string requester;    ///< `verzoeker`: who asked the organisation (COM-37)
    std::string reference;    ///< of a match, a notice, an objection: an id that is no person's
    std::optional<commitment> signal;     ///< `region/reference` of the signal
    std::optional<commitment> child;      ///< pseudonym
    std::optional<commitment> from_child; ///< the identity that a correction left (COM-20)
    std::optional<commitment> to_child;   ///< and the one it took
    std::string reason;                   ///< why: a word of the wire
    std::optional<commitment> remark;     ///< why, in a person's own words
    std::string outcome;                  ///< `ok` or a wire code
    std::uint64_t times = 1;              ///< how often, where alike refusals are counted
    std::string transaction;              ///< the FSC-Transaction-Id (COM-29)
};

} // namespace kruispunt::domain
