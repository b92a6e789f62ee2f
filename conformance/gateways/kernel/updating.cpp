#include "conformance/gateways/kernel/updating.hpp"

#include "conformance/gateways/behaviours.hpp"
#include "conformance/gateways/kernel/findings.hpp"
#include "conformance/gateways/kernel/matching.hpp"

namespace kruispunt::conformance::gateways::kernel {
namespace {

/// The match and which of its sides is the region's; null where it has no part in it.
open_match* own_match(desk& at, const std::string& id, const std::string& region) {
    const auto found = at.holds.matches.find(id);
    if (found == at.holds.matches.end()) return nullptr;
    auto& match = found->second;
    const bool is_own = match.sides[0].of.region == region || match.sides[1].of.region == region;
    return is_own ? &match : nullptr;
}

void write_down(match_side& side, const update_match& what) {
    const bool says_something =
        what.confirmed || what.consent || what.family_informed || what.coordinator;
    side.taken_up = side.taken_up || says_something;
    if (what.consent) side.consent = what.consent;
    if (what.coordinator) side.coordinator = *what.coordinator;
}

} // namespace

answer say_of_match(desk& at, const update_match& what, const origin& from) {
    auto* const match = own_match(at, what.match, from.region);
    if (match == nullptr)
        return refusal{
            {{from.unknown_rule,
              std::string("SIGNAAL_ONBEKEND"),
              from.fields.match,
              std::string("no match with that id")}}};
    const std::size_t side = match->sides[0].of.region == from.region ? 0 : 1;
    const auto before = at.tells.all_shown();
    write_down(match->sides.at(side), what);
    at.tells.changed_since(before, false);
    auto now = at.tells.item(*match, side);
    if (what.consent == "geweigerd" && at.behaves(behaviours::refusal_ends_match))
        end_matches(at, match->sides.at(side).of, {"ingetrokken"});
    return now;
}

} // namespace kruispunt::conformance::gateways::kernel
