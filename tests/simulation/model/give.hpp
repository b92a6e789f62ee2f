#pragma once

#include "tests/simulation/model/world.hpp"

namespace kruispunt::simulation::model {

outcome apply_give(world& to, const give& what);

} // namespace kruispunt::simulation::model
