#include "conformance/text/embedded_file.hpp"

#include <algorithm>
#include <stdexcept>
#include <string>

namespace kruispunt::conformance::text {

std::string_view octets_of(std::span<const embedded_file> files, std::string_view name) {
    const auto found = std::ranges::find(files, name, &embedded_file::name);
    if (found == files.end()) throw std::logic_error("not embedded: " + std::string(name));
    return found->octets;
}

} // namespace kruispunt::conformance::text
