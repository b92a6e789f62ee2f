#pragma once

#include <span>
#include <string_view>

namespace kruispunt::conformance::suite::catalogue {

/// A file of conformance/catalogue as it was when the program was built.
struct embedded_file {
    std::string_view name; ///< from that folder on, with '/'
    std::string_view octets;
};

/// All of them, in the order of their names.
std::span<const embedded_file> embedded_files();

} // namespace kruispunt::conformance::suite::catalogue
