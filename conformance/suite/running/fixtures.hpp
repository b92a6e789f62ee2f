#pragma once

#include "conformance/suite/evidence/evidence.hpp"
#include "conformance/text/json.hpp"

#include <string>

namespace kruispunt::conformance::suite::running {

/// The command that makes the system do it, with all that it needs out of the scope's variables: a
/// variable `-` leaves its member out. Throws std::runtime_error where there is no such action or
/// the scope lacks a variable.
text::json act_command(const std::string& action, const evidence::variables& scope);

/// The command that brings the index to hold the scope's signal as given, whatever way it has.
text::json arrange_command(const evidence::variables& scope);

/// The command that reads back what the system holds.
text::json observe_command(const std::string& what, const evidence::variables& scope);

} // namespace kruispunt::conformance::suite::running
