#include "conformance/suite/running/answering.hpp"

#include "conformance/suite/plan/composing.hpp"
#include "conformance/suite/verdict/recognising.hpp"
#include "conformance/text/json.hpp"
#include "conformance/text/xml.hpp"

namespace kruispunt::conformance::suite::running {
namespace {

constexpr std::string_view opening = "${got:";

bool speaks_xml(const std::string& protocol) {
    return protocol == "esar" || protocol == "sisa";
}

/// A value that others sent, as it may stand in a text that placeholders are looked for in.
std::string escaped(const std::string& value, const std::string& protocol) {
    auto made = speaks_xml(protocol) ? text::xml_escaped(value) : text::write_json(value);
    if (!speaks_xml(protocol)) made = made.substr(1, made.size() - 2);
    const auto placeholder = made.find("${");
    return placeholder == std::string::npos ? made : made.substr(0, placeholder);
}

std::string
with_what_came(std::string from, const wire::request& got, const std::string& protocol) {
    std::size_t at = 0;
    while ((at = from.find(opening, at)) != std::string::npos) {
        const auto end = from.find('}', at);
        if (end == std::string::npos) break;
        const auto path = from.substr(at + opening.size(), end - at - opening.size());
        const auto value = verdict::value_at(protocol, got.body, path);
        const auto written = escaped(value.value_or(std::string()), protocol);
        from.replace(at, end + 1 - at, written);
        at += written.size();
    }
    return from;
}

} // namespace

wire::response answer_from(
    const catalogue::answer_template& from,
    const wire::request& got,
    const std::string& protocol,
    const plan::scopes& all,
    const std::string& scope
) {
    auto ready = from;
    ready.body = with_what_came(std::move(ready.body), got, protocol);
    for (auto& field : ready.headers)
        field.value = with_what_came(std::move(field.value), got, protocol);
    return plan::compose(ready, all, scope);
}

bool has_shape_of(const wire::request& got, const catalogue::recognition& kind) {
    if (got.method != kind.method) return false;
    const auto came = wire::read_target(got.target);
    const auto wanted = wire::read_target(kind.target);
    if (!came || !wanted || came->segments.size() != wanted->segments.size()) return false;
    for (std::size_t i = 0; i < wanted->segments.size(); ++i) {
        const auto& segment = wanted->segments[i];
        const bool named = segment.starts_with('{') && segment.ends_with('}');
        if (!named && segment != came->segments[i]) return false;
    }
    return true;
}

} // namespace kruispunt::conformance::suite::running
