#pragma once

#include "gateway/domain/use_case.hpp"

namespace kruispunt::federation {

/// The use case that decides this command. A message refused before it became a command has one
/// too: it changes nothing, but is recorded.
domain::use_case use_case_for(const domain::sealed_command& command);

} // namespace kruispunt::federation
