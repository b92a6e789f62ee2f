#pragma once

#include "conformance/suite/plan/variables.hpp"

#include <string>

namespace kruispunt::conformance::suite::verdict {

/// Whether the variable is a value of a person: child.*, parent*, reporter.*, coordinator.*.
bool is_of_a_person(const std::string& variable);

/// The text with every value of a person replaced by its variable's name, as it stands in
/// placeholders.
std::string masked(std::string text, const plan::scopes& all);

} // namespace kruispunt::conformance::suite::verdict
