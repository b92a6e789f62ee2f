#pragma once

#include "gateway/app/operators_client.hpp"

#include <string>

namespace kruispunt::app {

/// Prints what a region would be sent of a match, by the running gateway, and which rule withholds
/// the rest. Throws as `ask_gateway` does.
void disclose_match(
    const operators_options& options, const std::string& region, const std::string& match
);

} // namespace kruispunt::app
