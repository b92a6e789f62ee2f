#include "conformance/regions/sisa/inspections.hpp"

namespace kruispunt::conformance::regions::sisa {
namespace {

using text::json;
using text::xml_cursor;

json read_sightings(xml_cursor& from) {
    json all = json::array();
    while (auto each = from.maybe_child("inzage")) {
        const auto date = each->text("datum", text::stuf_moment);
        const auto region = each->text("regio", text::region_name);
        each->end();
        all.push_back({{"date", date}, {"region", region}});
    }
    return all;
}

json read_organisation(xml_cursor from) {
    organisation read;
    read.oin = from.text("oin", text::oin);
    read.name = from.text("naam", text::plain_text);
    from.end();
    return to_json(read);
}

json read_held(xml_cursor from) {
    json held{{"region", from.text("regio", text::region_name)}};
    held["organisation"] = read_organisation(from.child("instantie"));
    held["date"] = from.text("ingangsdatum", text::stuf_date);
    held["expires_on"] = from.text("verlooptOp", text::stuf_date);
    held["status"] = from.text("status", text::signal_state);
    held["informed"] = from.text("geinformeerd", text::informed);
    held["inspections"] = read_sightings(from);
    from.end();
    return held;
}

} // namespace

json read_held_signals(xml_cursor from, const std::string& asked) {
    if (from.text("verzoekKenmerk", text::reference) != asked)
        from.found().add("WAARDE_ONGELDIG", "object/verzoekKenmerk", "another request's");
    json all = json::array();
    while (auto each = from.maybe_child("signaal"))
        all.push_back(read_held(*each));
    from.end();
    return all;
}

} // namespace kruispunt::conformance::regions::sisa
