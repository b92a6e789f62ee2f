#pragma once

#include <span>
#include <string_view>

namespace kruispunt::conformance::text {

/// A file of the tree as it was when the program was built.
struct embedded_file {
    std::string_view name; ///< from the folder on that was embedded, with '/'
    std::string_view octets;
};

/// What a file of them holds. Throws std::logic_error where there is none of that name.
std::string_view octets_of(std::span<const embedded_file> files, std::string_view name);

} // namespace kruispunt::conformance::text
