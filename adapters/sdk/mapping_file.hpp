#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kruispunt::adapters::sdk {

/// A mapping file as it is written, its words not yet understood; `line` says where.
struct mapping_file {
    struct field_line {
        std::string path;
        std::string is;
        std::string type;
        std::string constant;
        std::string except; ///< canonical words that are never written, separated by '|'
        bool mandatory = false;
        bool nullable = false;
        std::int64_t repeat = 0;
        std::uint32_t line = 0;
    };

    struct name_set {
        std::vector<std::string> names;
        std::uint32_t line = 0;
    };

    struct code_table {
        std::string name;
        std::vector<std::pair<std::string, std::string>> words; ///< wire, canonical
        std::uint32_t line = 0;
    };

    std::filesystem::path file;
    std::string form;
    std::string use;
    std::string yields;
    std::string root;
    std::string namespace_uri;
    std::string prefix;
    std::string base;
    std::vector<std::pair<std::string, std::string>> namespaces; ///< prefix, uri
    std::vector<name_set> one_of;
    std::vector<field_line> fields;
    std::vector<code_table> codes;

    /// The one line of a start-up error: file, line, what.
    [[noreturn]] void fail(std::uint32_t line, const std::string& what) const;
};

/// Reads the file's form; throws std::runtime_error (`file:line: what`) where it is not TOML, a
/// key is unknown or has the wrong kind of value.
mapping_file read_mapping_file(const std::filesystem::path& file);

/// The same for a text that is here already; `file` is what complaints call it.
mapping_file read_mapping_text(std::string_view text, const std::filesystem::path& file);

} // namespace kruispunt::adapters::sdk
