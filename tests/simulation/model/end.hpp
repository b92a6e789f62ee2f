#pragma once

#include "tests/simulation/model/world.hpp"

namespace kruispunt::simulation::model {

outcome apply_withdraw(world& to, const withdraw& what);
outcome apply_close(world& to, const close& what);
outcome apply_object(world& to, const object& what);
outcome apply_decide(world& to, const decide& what);

} // namespace kruispunt::simulation::model
