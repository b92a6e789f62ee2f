#include "conformance/regions/midden_nederland/faults.hpp"

#include <array>

namespace kruispunt::conformance::regions::midden_nederland {
namespace {

using text::json;

constexpr std::array<std::pair<fault, std::string_view>, 9> names{
    {{fault::none, "none"},
     {fault::steps_back, "steps_back"},
     {fault::at_cursor, "at_cursor"},
     {fault::not_rising, "not_rising"},
     {fault::unreadable, "unreadable"},
     {fault::without_latest, "without_latest"},
     {fault::low_latest, "low_latest"},
     {fault::ignores_wait, "ignores_wait"},
     {fault::refuses_wait, "refuses_wait"}}};

json withdrawal(std::int64_t number) {
    return {
        {"volgnummer", number},
        {"soort", "ingetrokken"},
        {"tijdstip", "2026-11-20T10:15:30Z"},
        {"signaal", {{"signaalId", "MN-0"}, {"reden", "overig"}}}};
}

} // namespace

std::optional<fault> fault_named(std::string_view name) {
    for (const auto& [what, known] : names)
        if (known == name) return what;
    return std::nullopt;
}

std::string_view name_of(fault what) {
    for (const auto& [each, name] : names)
        if (each == what) return name;
    return "";
}

bool can_show(fault what, const page& of, std::int64_t after) {
    switch (what) {
    case fault::steps_back:
    case fault::at_cursor:
        return after > 0;
    case fault::not_rising:
    case fault::low_latest:
        return !of.items.empty();
    case fault::unreadable:
    case fault::without_latest:
        return true;
    default:
        return false;
    }
}

void spoil(fault what, page& which, std::int64_t after) {
    if (what == fault::steps_back) which = {json::array(), after - 1};
    if (what == fault::at_cursor) which.items.insert(which.items.begin(), withdrawal(after));
    if (what == fault::not_rising) which.items.push_back(which.items.back());
    if (what == fault::low_latest) which.latest = after;
}

void spoil(fault what, std::string& written) {
    if (what == fault::unreadable) written.resize(written.size() / 2);
    constexpr std::string_view latest = "\"laatste\"";
    if (what == fault::without_latest)
        written.replace(written.find(latest), latest.size(), "\"hoogste\"");
}

} // namespace kruispunt::conformance::regions::midden_nederland
