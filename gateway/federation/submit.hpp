#pragma once

#include "gateway/domain/use_case.hpp"

namespace kruispunt::federation {

/// Give a signal (COM-20, COM-22). One that is known already is corrected (`correct.hpp`).
extern const domain::use_case submit;

} // namespace kruispunt::federation
