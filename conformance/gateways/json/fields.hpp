#pragma once

#include "conformance/gateways/kernel/values.hpp"
#include "conformance/text/json.hpp"

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace kruispunt::conformance::gateways::json {

/// Reads an object's members by name, with all that is wrong: a mandatory one that is absent,
/// another type, and at `end` what nobody asked for (COM-14.2). Absent and null are the same.
/// Refers to the object and the rules.
class fields {
public:
    /// `mandatory`: the sentence that an absent mandatory member breaks (MS-01.4).
    fields(
        const text::json& object,
        std::string path,
        std::string mandatory,
        kernel::value_rules& rules
    );

    /// Nothing where it is absent, empty or no string, which is found.
    std::optional<std::string> must(std::string_view name);
    /// Nothing where it is absent, or no string, which is found.
    std::optional<std::string> may(std::string_view name);
    std::optional<bool> may_boolean(std::string_view name);
    /// An empty object where it is absent or none, which is found.
    fields must_object(std::string_view name);
    std::optional<fields> may_object(std::string_view name);
    /// Strings; what is none is found under COM-13.9.
    std::optional<std::vector<std::string>> may_list(std::string_view name);
    /// Whether the member is there, also as null; it counts as read.
    bool is_named(std::string_view name);
    /// A number or text as it stands, for what is passed by; null where absent.
    const text::json& raw(std::string_view name);
    /// What was not asked for is unknown; `sentence`: the protocol's own beside COM-14.2.
    void end(std::string_view sentence = "COM-14.2");

    std::string path(std::string_view name) const;

    kernel::value_rules& rules() const { return *rules_; }

private:
    const text::json* value(std::string_view name);
    void wrong_type(std::string_view name, std::string_view what);

    const text::json* object_;
    std::string path_;
    std::string mandatory_;
    kernel::value_rules* rules_;
    std::set<std::string, std::less<>> read_;
};

} // namespace kruispunt::conformance::gateways::json
