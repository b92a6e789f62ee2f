#pragma once

#include <toml++/toml.h>

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

namespace kruispunt::adapters::sdk {

/// Reads a whole TOML file; throws std::runtime_error (`file:line: what`).
toml::table parse_toml(const std::filesystem::path& file);

/// The same for a text that is here already; `file` is what complaints call it.
toml::table parse_toml_text(std::string_view text, const std::filesystem::path& file);

/// A table of a configuration file of which every key must be asked for; it says file and line of
/// what it does not like. Refers to what it was made from.
class toml_table {
public:
    toml_table(const std::filesystem::path& file, const toml::table& table)
        : file_(file), table_(table) {}

    /// The value under `key`, or `otherwise`; throws where it is of another kind.
    std::string text(std::string_view key, std::string otherwise = {}) const;
    std::int64_t number(std::string_view key, std::int64_t otherwise) const;
    bool flag(std::string_view key, bool otherwise) const;

    /// Calls `each` for the items of the array under `key`; nothing where there is none.
    void items(std::string_view key, const std::function<void(const toml::node&)>& each) const;

    /// Calls `each` for key and text of the table under `key`, in the file's order.
    void texts(
        std::string_view key,
        const std::function<void(std::string_view, std::string, std::uint32_t)>& each
    ) const;

    /// Throws for a key that is not in `known` (blank-separated).
    void allow(std::string_view known) const;

    const toml::table& raw() const { return table_; }

    const std::filesystem::path& file() const { return file_; }

    [[noreturn]] void fail(const toml::source_region& at, const std::string& what) const;

private:
    const std::filesystem::path& file_;
    const toml::table& table_;
};

/// The line on which something begins.
inline std::uint32_t line_of(const toml::source_region& at) {
    return at.begin.line;
}

} // namespace kruispunt::adapters::sdk
