#pragma once

#include "gateway/domain/use_case.hpp"

namespace kruispunt::federation {

/// A match that was made while a side's region stood in shadow, once that region has left it
/// (BEH-11): both sides are told, as if it were made now. Where the other side stands in shadow it
/// waits for that one; where it stands no more it ends, untold as it was.
extern const domain::use_case tell_match;

} // namespace kruispunt::federation
