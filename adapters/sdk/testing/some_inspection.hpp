#pragma once

#include "gateway/domain/disclosure.hpp"

#include <string>

namespace kruispunt::adapters::sdk::testing {

/// An inspection that shows a signal with two earlier inspections, and one that is inactive, was
/// taken before it was kept who was told, and has no number.
inline domain::disclosure
some_inspection(const domain::region_policy& receiver, const std::string& reference) {
    const auto day = [](const char* text) { return domain::parse_day(text).value(); };
    domain::notice what;
    what.kind = domain::notice_kind::inspection_answer;
    what.region = receiver.region;
    what.reference = reference;
    domain::held_contact first;
    first.what = {
        7,
        "esar",
        day("2026-11-20"),
        day("2028-11-20"),
        domain::signal_state::active,
        {{day("2026-12-01"), "sisa"}, {day("2026-12-02"), "esar"}}};
    first.contact.organisation = {"00000099000000001000", "Jeugdgezondheidszorg", "+31320000000"};
    first.contact.reporter =
        domain::professional{"J. Jansen", "jeugdarts", "+31201234567", "j.jansen@voorbeeld.nl"};
    first.contact.informed = domain::informed::parents;
    domain::held_contact second;
    second.what = {
        9, "sisa", day("2026-11-21"), day("2026-11-30"), domain::signal_state::inactive, {}};
    second.contact.organisation = {"00000099000000002000", "Wijkteam", ""};
    return domain::disclose_inspection(what, receiver, {first, second});
}

} // namespace kruispunt::adapters::sdk::testing
