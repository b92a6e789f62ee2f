#pragma once

#include "gateway/ports/http.hpp"

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace kruispunt::adapters::sisa {

/// The published schemas (SISA-00): the messages' own, and StUF's part that it imports from beside
/// it. Immutable; any thread.
class schemas {
public:
    /// `base` is the region's path (`/sisa/v1`). Reads the schemas in that folder; throws
    /// std::runtime_error.
    schemas(const std::string& base, const std::filesystem::path& mappings);

    /// The schema at `target`, or nothing.
    std::optional<ports::http_response> find(std::string_view target) const;

private:
    std::map<std::string, std::string, std::less<>> texts_;
};

} // namespace kruispunt::adapters::sisa
