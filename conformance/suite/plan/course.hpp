#pragma once

#include "conformance/suite/plan/operation.hpp"
#include "conformance/suite/plan/variables.hpp"

#include <cstddef>
#include <string>

namespace kruispunt::conformance::suite::plan {

/// Where the operation belongs; nothing for those that belong to no scope (repeat, clock).
const catalogue::step_place* place_of(const operation& of);

/// The scope that the operation's templates are filled from.
std::string scope_of(const operation& of, const std::vector<operation>& plan);

/// The name by which a later step may refer to it; empty where it has none.
std::string name_of(const operation& of);

/// Brings the variables to where the operation stands: what its `with` sets, `message` (a UUID that
/// is another for each operation), `oin.self` (of the party that it is by). To be called for each
/// operation in turn, before it is done or judged. Throws std::runtime_error where `with` names a
/// variable that is not there.
void enter(scopes& all, const operation& of, std::size_t index);

} // namespace kruispunt::conformance::suite::plan
