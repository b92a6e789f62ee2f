#include "conformance/suite/plan/composing.hpp"

#include <algorithm>
#include <stdexcept>

namespace kruispunt::conformance::suite::plan {
namespace {

using catalogue::replaced_text;

void replace_once(std::string& in, const std::string& what, const std::string& by) {
    const auto at = in.find(what);
    if (what.empty() || at == std::string::npos || in.find(what, at + 1) != std::string::npos)
        throw std::runtime_error(
            "`" + what + "` must stand exactly once in what it is replaced in"
        );
    in.replace(at, what.size(), by);
}

void remove_header(std::vector<wire::header>& from, const std::string& name) {
    const auto gone = std::erase_if(from, [&name](const wire::header& each) {
        return wire::same_ignoring_case(each.name, name);
    });
    if (gone == 0) throw std::runtime_error("the message has no header " + name + " to be removed");
}

/// Changes that are made to the template, before it is filled.
struct template_change {
    catalogue::request_template& made;

    void operator()(const replaced_text& change) const {
        if (change.in == replaced_text::part::body)
            replace_once(made.body, change.replace, change.by);
        if (change.in == replaced_text::part::target)
            replace_once(made.target, change.replace, change.by);
    }

    void operator()(const catalogue::other_method& change) const { made.method = change.by; }

    void operator()(const catalogue::other_header& change) const {
        using act = catalogue::other_header::act;
        if (change.how == act::remove) return remove_header(made.headers, change.name);
        const bool there = wire::header_value(made.headers, change.name).has_value();
        if (change.how == act::set && there) remove_header(made.headers, change.name);
        made.headers.push_back({change.name, change.value});
    }

    void operator()(const catalogue::many_fields& change) const {
        // The sender adds Host and, to a body, Content-Length.
        const std::size_t added = made.body.empty() ? 1 : 2;
        for (std::size_t number = made.headers.size() + added; number < change.count; ++number)
            made.headers.push_back({"X-Field-" + std::to_string(number), "1"});
    }

    template <class Other>
    void operator()(const Other& /*change*/) const {}
};

std::vector<wire::header>
filled_headers(const std::vector<wire::header>& from, const scopes& all, const std::string& scope) {
    std::vector<wire::header> made;
    for (const auto& each : from)
        made.push_back({each.name, filled(each.value, all, scope)});
    return made;
}

} // namespace

wire::request compose(
    const catalogue::request_template& from,
    const std::optional<catalogue::change>& changed,
    const scopes& all,
    const std::string& scope
) {
    auto with = from;
    if (changed) std::visit(template_change{with}, *changed);
    wire::request made;
    made.method = with.method;
    made.target = filled(with.target, all, scope);
    made.headers = filled_headers(with.headers, all, scope);
    made.body = filled(with.body, all, scope);
    return made;
}

void change_octets(
    wire::request& ready,
    const std::optional<catalogue::change>& changed,
    const scopes& all,
    const std::string& scope
) {
    const auto* octets = changed ? std::get_if<replaced_text>(&*changed) : nullptr;
    if (octets != nullptr && octets->in == replaced_text::part::octets)
        replace_once(
            ready.body, filled(octets->replace, all, scope), filled(octets->by, all, scope)
        );
}

wire::response
compose(const catalogue::answer_template& from, const scopes& all, const std::string& scope) {
    return {from.status, filled_headers(from.headers, all, scope), filled(from.body, all, scope)};
}

} // namespace kruispunt::conformance::suite::plan
