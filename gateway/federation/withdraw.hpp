#pragma once

#include "gateway/domain/use_case.hpp"

namespace kruispunt::federation {

/// Take a signal back: its matches end everywhere, its content goes; for a mistake, an upheld
/// objection or death at once and for good (COM-25, COM-31).
extern const domain::use_case withdraw;

} // namespace kruispunt::federation
