#pragma once

#include "conformance/text/embedded_file.hpp"

#include <span>

namespace kruispunt::conformance::suite::catalogue {

/// The files of conformance/catalogue, in the order of their names.
std::span<const text::embedded_file> embedded_files();

} // namespace kruispunt::conformance::suite::catalogue
