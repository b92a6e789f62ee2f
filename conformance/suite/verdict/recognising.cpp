#include "conformance/suite/verdict/recognising.hpp"

#include "conformance/suite/verdict/bodies.hpp"
#include "conformance/suite/verdict/comparison.hpp"

#include <algorithm>
#include <stdexcept>
#include <string_view>

namespace kruispunt::conformance::suite::verdict {
namespace {

using catalogue::check;

/// Whether a part of a pattern stands for a part of what came: itself, or `{name}`.
class pattern_match {
public:
    pattern_match(const plan::scopes& all, const std::string& scope) : all_(&all), scope_(&scope) {}

    bool of(std::string_view pattern, std::string_view part) const {
        if (!pattern.starts_with('{') || !pattern.ends_with('}')) return pattern == part;
        const auto known = all_->find(*scope_);
        if (known == all_->end()) return true;
        const auto value = known->second.find(std::string(pattern.substr(1, pattern.size() - 2)));
        return value == known->second.end() || value->second == part;
    }

private:
    const plan::scopes* all_;
    const std::string* scope_;
};

bool same_target(
    const std::string& pattern, const std::string& target, const pattern_match& match
) {
    const auto asked = wire::read_target(pattern);
    const auto came = wire::read_target(target);
    if (!asked || !came || asked->segments.size() != came->segments.size()) return false;
    for (std::size_t number = 0; number < asked->segments.size(); ++number)
        if (!match.of(asked->segments[number], came->segments[number])) return false;
    return std::ranges::all_of(asked->query, [&came, &match](const auto& parameter) {
        const auto value = came->parameter(parameter.first);
        return value && match.of(parameter.second, *value);
    });
}

/// What a check of a `recognised` may look at.
struct looking {
    const wire::request& got;
    bool in_xml;
    const filling& with;

    bool operator()(const catalogue::at_body& asked) const {
        const auto found =
            look_in_body(in_xml ? "sisa" : "multisignaal", got.body, with(asked.path));
        return found && holds(asked.holds, *found, with);
    }

    bool operator()(const catalogue::at_header& asked) const {
        const auto value = wire::header_value(got.headers, asked.name);
        return holds(asked.holds, value ? found_text(std::string(*value)) : found_value(), with);
    }

    bool operator()(const catalogue::at_method& asked) const {
        return holds(asked.holds, found_text(got.method), with);
    }

    bool operator()(const catalogue::at_target& asked) const {
        return holds(asked.holds, found_text(got.target), with);
    }

    /// No other check says what kind a request is.
    template <class Other>
    bool operator()(const Other& /*asked*/) const {
        return false;
    }
};

} // namespace

bool recognises(
    const catalogue::message& kind,
    const wire::request& got,
    const plan::scopes& all,
    const std::string& scope
) {
    const auto& known = kind.recognised;
    if (known.method != got.method) return false;
    if (!same_target(known.target, got.target, pattern_match(all, scope))) return false;
    const filling with{all, scope};
    const looking look{got, kind.request.body.starts_with('<'), with};
    try {
        return std::ranges::all_of(known.checks, [&look](const check& each) {
            return std::visit(look, each.what);
        });
    } catch (const std::runtime_error&) {
        // A variable that the scope has not: the call is not of that scope.
        return false;
    }
}

std::optional<std::string>
value_at(const std::string& protocol, const std::string& body, const std::string& path) {
    const auto found = look_in_body(protocol, body, path);
    if (!found || !found->there || found->value.is_null()) return std::nullopt;
    return found->value.is_string() ? found->value.get<std::string>()
                                    : text::write_json(found->value);
}

std::optional<std::string> value_at(
    const std::string& protocol,
    const std::vector<wire::header>& headers,
    const std::string& body,
    const std::string& path
) {
    constexpr std::string_view begins = "header:";
    if (!path.starts_with(begins)) return value_at(protocol, body, path);
    const auto value = wire::header_value(headers, path.substr(begins.size()));
    return value ? std::optional<std::string>(*value) : std::nullopt;
}

} // namespace kruispunt::conformance::suite::verdict
