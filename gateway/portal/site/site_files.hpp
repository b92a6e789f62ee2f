#pragma once

#include <span>
#include <string_view>

namespace kruispunt::portal {

/// A file of the pages, as it is compiled in.
struct site_file {
    std::string_view path; ///< where a browser asks for it, as `/nl/regios`
    std::string_view type; ///< its media type
    std::string_view etag; ///< of its octets, in quotes
    std::string_view text;
};

/// All files of the pages. Those under `/vast/` bear a hash of all of them in their path.
std::span<const site_file> site_files();

} // namespace kruispunt::portal
