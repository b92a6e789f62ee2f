#pragma once

#include "gateway/ports/vault.hpp"

#include <string_view>

namespace kruispunt::exchange {

/// The far side of a match, opened for the moment of telling: its contact, and what it said of the
/// match (`region` is the far side's). Errors are the vault's; what is erased is `signal_unknown`.
domain::result<domain::contact> open_far_side(
    ports::vault& vault,
    const domain::sealed_contact& contact,
    const domain::follow_up& said,
    const domain::uuid& match,
    std::string_view region
);

} // namespace kruispunt::exchange
