#pragma once

#include "gateway/domain/calendar.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace kruispunt::adapters::sdk {

/// The dated table of municipalities and of the index in whose area each lies (COM-26). Immutable
/// after loading; any thread.
class municipality_table {
public:
    struct entry {
        std::string code;
        std::string name;
        std::string index; ///< a region, or empty where none is known
    };

    /// Reads a table of code, name, from, until, successor and index, separated by tabs, '-' for
    /// nothing; lines that begin with '#' are notes. Throws std::runtime_error (`file:line: what`).
    explicit municipality_table(const std::filesystem::path& file);

    /// What the municipality of `code` is on that day: itself, or what it has merged into. Nothing
    /// for a code that the table does not have.
    std::optional<entry> find(std::string_view code, domain::day on) const;

    std::size_t size() const { return rows_.size(); }

private:
    struct row {
        entry what;
        std::optional<domain::day> until;
        std::string successor;
    };

    std::unordered_map<std::string, row> rows_;
};

} // namespace kruispunt::adapters::sdk
