#include "conformance/suite/verdict/masking.hpp"

#include "conformance/text/rules.hpp"

#include <algorithm>
#include <utility>
#include <vector>

namespace kruispunt::conformance::suite::verdict {
namespace {

/// Shorter values (a flag, a number of two digits) tell nobody who somebody is, and stand anywhere.
constexpr std::size_t shortest = 4;

using named_value = std::pair<std::string, std::string>;

void add(std::vector<named_value>& to, const std::string& name, const std::string& value) {
    if (value.size() < shortest) return;
    to.emplace_back(value, "${" + name + "}");
    if (text::iso_date(value))
        to.emplace_back(
            value.substr(0, 4) + value.substr(5, 2) + value.substr(8, 2), "${" + name + ".stuf}"
        );
}

void replace_all(std::string& in, const std::string& what, const std::string& by) {
    for (auto at = in.find(what); at != std::string::npos; at = in.find(what, at + by.size()))
        in.replace(at, what.size(), by);
}

} // namespace

bool is_of_a_person(const std::string& variable) {
    return variable.starts_with("child.") || variable.starts_with("parent") ||
           variable.starts_with("reporter.") || variable.starts_with("coordinator.") ||
           variable.starts_with("bsn.");
}

std::string masked(std::string text, const plan::scopes& all) {
    std::vector<named_value> values;
    for (const auto& [scope, variables] : all)
        for (const auto& [name, value] : variables)
            if (is_of_a_person(name)) add(values, name, value);
    // The longest first: a value may be part of another.
    std::ranges::stable_sort(values, [](const named_value& left, const named_value& right) {
        return left.first.size() > right.first.size();
    });
    for (const auto& [value, name] : values)
        replace_all(text, value, name);
    return text;
}

} // namespace kruispunt::conformance::suite::verdict
