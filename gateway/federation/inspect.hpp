#pragma once

#include "gateway/domain/use_case.hpp"

namespace kruispunt::federation {

/// What the federation holds on a child, for the child or its parents, through a region (COM-37).
/// It is shown to a region that holds a signal on the child or names a municipality of its own
/// area; to every other, what is held reads as nothing. Who asks is judged by the birth date in the
/// region's own signals alone, and where they bear none only recorded.
extern const domain::use_case inspect;

} // namespace kruispunt::federation
