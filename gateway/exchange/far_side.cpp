#include "gateway/exchange/far_side.hpp"

#include <utility>

namespace kruispunt::exchange {

using namespace domain;

result<contact> open_far_side(
    ports::vault& vault,
    const sealed_contact& sealed,
    const follow_up& said,
    const uuid& match,
    std::string_view region
) {
    auto opened = vault.open(sealed);
    if (!opened) return opened;
    opened->consent = said.consent;
    if (!said.lead) return opened;
    auto lead = vault.open_lead(match, region, *said.lead);
    if (!lead) return lead.error();
    opened->coordinator = std::move(*lead);
    return opened;
}

} // namespace kruispunt::exchange
