#pragma once

#include "tests/simulation/model/world.hpp"

namespace kruispunt::simulation::model {

/// COM-26.
outcome apply_relocate(world& to, const relocate& what);

/// What a professional says of a match (COM-35).
outcome apply_update(world& to, const update& what);

} // namespace kruispunt::simulation::model
