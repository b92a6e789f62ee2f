#pragma once

#include "conformance/text/embedded_file.hpp"

#include <span>

namespace kruispunt::conformance::gateways {

/// The documents that the reference gateway publishes, by their paths from this folder on.
std::span<const text::embedded_file> embedded_files();

} // namespace kruispunt::conformance::gateways
