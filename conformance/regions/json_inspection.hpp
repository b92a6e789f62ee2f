#pragma once

#include "conformance/text/json.hpp"

#include <string>

namespace kruispunt::conformance::regions {

/// What is held on a child, in the control API's words.
struct inspection_shown {
    std::string reference;
    text::json signals;
};

/// The answer to an inspection as JSON (COM-37), which Multisignaal and Midden-Nederland share by
/// contract.
inspection_shown read_inspection(text::json_cursor& from);

} // namespace kruispunt::conformance::regions
