#include "conformance/regions/json_inspection.hpp"

namespace kruispunt::conformance::regions {
namespace {

using text::findings;
using text::json;
using text::json_cursor;

json read_earlier(const json& list, findings& found) {
    json earlier = json::array();
    for (const auto& each : list) {
        json_cursor from(each, "signalen/inzages", found);
        json one = json::object();
        one["date"] = from.text("datum", text::iso_date);
        one["region"] = from.text("regio", text::region_name);
        from.end();
        earlier.push_back(std::move(one));
    }
    return earlier;
}

json read_held(json_cursor from) {
    json held = json::object();
    held["region"] = from.text("regio", text::region_name);
    auto organisation = from.child("instantie");
    json& told = held["organisation"];
    told["oin"] = organisation.text("oin", text::oin);
    told["name"] = organisation.text("naam", text::plain_text);
    const auto phone = organisation.maybe_text("telefoon", text::plain_text);
    told["phone"] = phone ? json(*phone) : json(nullptr);
    organisation.end();
    held["date"] = from.text("datum", text::iso_date);
    held["expires_on"] = from.text("verlooptOp", text::iso_date);
    held["status"] = from.text("status", text::signal_state);
    held["informed"] = from.text("geinformeerd", text::informed);
    held["inspections"] = read_earlier(from.raw("inzages"), from.found());
    from.end();
    return held;
}

} // namespace

inspection_shown read_inspection(json_cursor& from) {
    inspection_shown shown{from.text("verzoekKenmerk", text::reference), json::array()};
    const auto& list = from.raw("signalen");
    if (!list.is_array()) from.found().add("VERPLICHT_VELD", "signalen", "missing, or no list");
    for (const auto& each : list)
        shown.signals.push_back(read_held(json_cursor(each, "signalen", from.found())));
    return shown;
}

} // namespace kruispunt::conformance::regions
