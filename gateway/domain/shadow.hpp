#pragma once

#include "gateway/domain/region_mode.hpp"
#include "gateway/domain/use_case.hpp"

namespace kruispunt::domain {

/// Marks the signals among what is known whose region stands in shadow (BEH-11).
void mark_shadows(facts& known, const shadow_regions& in_shadow);

} // namespace kruispunt::domain
