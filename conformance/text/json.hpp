#pragma once

#include "conformance/text/findings.hpp"
#include "conformance/text/rules.hpp"

#include <nlohmann/json.hpp>

#include <optional>
#include <set>
#include <string>
#include <string_view>

namespace kruispunt::conformance::text {

/// JSON whose members keep the order they were given in.
using json = nlohmann::ordered_json;

/// Reads UTF-8 JSON; nothing where it is ill-formed, deeper than 32, or has a member twice in one
/// object.
std::optional<json> read_json(std::string_view document);

/// Bytes that are no UTF-8 come out as U+FFFD.
std::string write_json(const json& value);

/// Reads an object's members by name. Absent is null. What is missing or ill-shaped is added to the
/// findings and reads as empty; what was not asked for is an unknown field at `end` (COM-14).
/// Refers to the value and the findings.
class json_cursor {
public:
    json_cursor(const json& object, std::string path, findings& found);

    std::string text(std::string_view name, rule fits);
    std::optional<std::string> maybe_text(std::string_view name, rule fits);
    std::optional<bool> maybe_boolean(std::string_view name);
    json_cursor child(std::string_view name);
    std::optional<json_cursor> maybe_child(std::string_view name);
    /// The member's value as it stands, which counts as read; null where absent.
    const json& raw(std::string_view name);
    void end();

    bool has(std::string_view name) const;
    std::string path_of(std::string_view name) const;

    findings& found() const { return *found_; }

private:
    const json* object_;
    std::string path_;
    findings* found_;
    std::set<std::string, std::less<>> read_;
};

} // namespace kruispunt::conformance::text
