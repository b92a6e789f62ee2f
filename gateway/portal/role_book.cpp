#include "gateway/portal/role_book.hpp"

#include <algorithm>

namespace kruispunt::portal {

namespace {

// As the audit trail names somebody: what they are, and by which certificate.
std::string named(role as, const ports::peer& peer) {
    const std::string certificate = peer.oin + "/" + peer.common_name;
    switch (as) {
    case role::coordinator:
        return "coordinator:" + certificate;
    case role::region_operator:
        return "beheerder:" + certificate;
    case role::auditor:
        return "auditor:" + certificate;
    case role::vendor:
        return "leverancier:" + certificate;
    case role::member:
    case role::machine:
    case role::nobody:
        break;
    }
    return "onbekend:" + certificate;
}

} // namespace

caller role_book::caller_of(const ports::peer& peer) const {
    if (peer.oin.empty()) return {};
    const auto holder = std::find_if(holders_.begin(), holders_.end(), [&peer](const auto& each) {
        return each.oin == peer.oin && each.common_name == peer.common_name;
    });
    if (holder != holders_.end()) return {holder->as, holder->region, named(holder->as, peer)};
    const auto member = std::find_if(members_.begin(), members_.end(), [&peer](const auto& each) {
        return each.oin == peer.oin;
    });
    if (member == members_.end()) return {role::nobody, {}, named(role::nobody, peer)};
    return {role::member, member->region, "regio:" + member->region};
}

} // namespace kruispunt::portal
