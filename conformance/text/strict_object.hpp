#pragma once

#include "conformance/text/json.hpp"

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace kruispunt::conformance::text {

/// Reads an object of outside JSON member by member; whatever is not as asked throws
/// std::runtime_error that names the member and the rule. Refers to the value.
class strict_object {
public:
    /// `path`: how errors name the object; empty for the root.
    strict_object(const json& value, std::string path);

    /// A text of 1 to `longest` octets.
    std::string text(std::string_view name, std::size_t longest = 1000);
    /// The same, or empty where the member is absent.
    std::string maybe_text(std::string_view name, std::size_t longest = 1000);
    /// A text that may be empty; empty where the member is absent.
    std::string any_text(std::string_view name, std::size_t longest);
    /// Empty, or 64 small hexadecimal digits; `must`: not empty.
    std::string sha256(std::string_view name, bool must);
    std::uint64_t number(std::string_view name);
    std::int64_t whole_number(std::string_view name);
    bool boolean(std::string_view name);
    /// Texts, at most `most`, none empty.
    std::vector<std::string> texts(std::string_view name, std::size_t most);
    /// The same; empty where absent.
    std::vector<std::string> maybe_texts(std::string_view name, std::size_t most);
    /// An object of texts, at most `most`; empty where absent.
    std::map<std::string, std::string> maybe_map(std::string_view name, std::size_t most);
    /// An array's items, at most `most`.
    const json& array(std::string_view name, std::size_t most);
    const json& object(std::string_view name);
    /// As it stands; nullptr where absent.
    const json* maybe(std::string_view name);

    /// Nothing may be left that was not asked for.
    void end() const;

    bool has(std::string_view name) const;
    std::string path_of(std::string_view name) const;

    [[noreturn]] void refuse(std::string_view name, std::string_view broken) const;

private:
    const json& must(std::string_view name);

    const json* value_;
    std::string path_;
    std::set<std::string, std::less<>> read_;
};

/// Whether a text is a SHA-256 in small hexadecimal digits.
bool is_sha256(std::string_view text);

} // namespace kruispunt::conformance::text
