#pragma once

#include "conformance/suite/plan/operation.hpp"

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <utility>

namespace kruispunt::conformance::suite::plan {

/// The names of the scopes that the operations use, those that another's placeholder names among
/// them.
std::set<std::string> scopes_of(const std::vector<operation>& plan);

/// Test and scope to a number that no other of the protocol's has, from 0: what `draw` needs.
/// Throws std::runtime_error as `expand` does.
std::map<std::pair<std::string, std::string>, std::size_t>
scope_numbers(const catalogue::catalogue& all, const std::string& protocol);

} // namespace kruispunt::conformance::suite::plan
