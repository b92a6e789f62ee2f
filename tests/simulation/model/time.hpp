#pragma once

#include "tests/simulation/model/world.hpp"

namespace kruispunt::simulation::model {

outcome apply_pass(world& to, const pass& what);

} // namespace kruispunt::simulation::model
