#include "conformance/regions/told.hpp"

namespace kruispunt::conformance::regions {
namespace {

using text::json;

json or_null(const text_value& value) {
    return value ? json(*value) : json(nullptr);
}

} // namespace

json told_accepted(const wire::response& got, const signal_state& state) {
    return {
        {"accepted", true},
        {"http", got.status},
        {"status", or_null(state.status)},
        {"expires_on", or_null(state.expires_on)},
        {"matches", state.matches ? json(*state.matches) : json(nullptr)},
        {"warnings", state.warnings},
        {"raw", got.body}};
}

json told_refused(const wire::response& got, const text_value& code, const text_value& field) {
    return {
        {"accepted", false},
        {"http", got.status},
        {"code", or_null(code)},
        {"field", or_null(field)},
        {"raw", got.body}};
}

json match_as_told(const notice& read, const text_value& status) {
    const auto whole = to_json(read);
    json told = json::object();
    for (const auto* const name :
         {"match", "match_kind", "signal", "made_at", "counterparty", "coordination"})
        told[name] = whole.at(name);
    told["status"] = or_null(status);
    return told;
}

json told_found(const wire::response& got, const char* name, json what) {
    return {{"accepted", true}, {"http", got.status}, {name, std::move(what)}, {"raw", got.body}};
}

void check_state(const signal_state& state, text::findings& found) {
    if (!text::signal_state(state.status.value_or("")))
        found.add("WAARDE_ONGELDIG", "status", "no status of the contract");
    const bool active = state.status == "actief" || state.status == "afgesloten";
    if (active && !state.expires_on)
        found.add("VERPLICHT_VELD", "verlooptOp", "missing on an active signal");
    if (state.matches && *state.matches < 0) found.add("WAARDE_ONGELDIG", "matches", "no count");
}

answer to_answer(bool accepted, json told, const text::findings& found) {
    answer all{accepted, std::move(told), {}};
    if (found.first()) all.breaches.push_back(*found.first());
    return all;
}

} // namespace kruispunt::conformance::regions
