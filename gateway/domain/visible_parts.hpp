#pragma once

#include "gateway/domain/digest.hpp"
#include "gateway/domain/follow_up.hpp"
#include "gateway/domain/region_policy.hpp"

#include <array>

namespace kruispunt::domain {

/// The parts of a contact, in the order of `disclosed_field`: organisation and professional.
inline constexpr std::size_t contact_part_count =
    static_cast<std::size_t>(disclosed_field::reporter_email) + 1;

/// A keyed digest of each part of a contact, bound to its signal: with them a correction is seen
/// to change a part without any part being kept in the clear (COM-35).
using contact_parts = std::array<short_digest, contact_part_count>;

/// Whether what `receiver` may see of a contact is another now (COM-35). A professional's parts
/// are seen only where the name is.
bool sees_change(
    const region_policy& receiver, const contact_parts& before, const contact_parts& after
);

/// Likewise of what the far side says of a match: its consent and who leads there.
bool sees_change(const region_policy& receiver, const follow_up& before, const follow_up& after);

} // namespace kruispunt::domain
