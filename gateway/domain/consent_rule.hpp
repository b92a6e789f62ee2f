#pragma once

#include <string_view>
#include <vector>

namespace kruispunt::domain {

/// Whose consent to contact after a match counts (Duty to inform, and consent). At SISA it is the
/// family member's whom the contact concerns.
enum class consenter { parents, young_person, family_member };

/// The word of policy files and of what operators read: parents, young_person, family_member.
std::string_view word_of(consenter who);

/// From which age on whose consent counts.
struct consent_step {
    int from_age = 0;
    consenter by = consenter::parents;

    friend bool operator==(const consent_step&, const consent_step&) = default;
};

/// A region's steps, in ascending order of age, the first from birth on.
using consent_steps = std::vector<consent_step>;

/// True where the steps name somebody for every age, each age once.
bool whole(const consent_steps& steps);

} // namespace kruispunt::domain
