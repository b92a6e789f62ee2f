#include "conformance/regions/inquiry.hpp"

namespace kruispunt::conformance::regions {
namespace {

using text::any_value;
using text::json_cursor;

match_update read_update(json_cursor& from) {
    match_update read;
    read.confirmed = from.maybe_boolean("confirmed");
    read.consent = from.maybe_text("consent", any_value);
    read.family_informed = from.maybe_boolean("family_informed");
    if (auto inner = from.maybe_child("coordinator")) {
        read.coordinator.emplace();
        read.coordinator->name = inner->text("name", any_value);
        read.coordinator->phone = inner->maybe_text("phone", any_value);
        inner->end();
    }
    return read;
}

inspection read_inspection(json_cursor& from) {
    inspection read;
    read.bsn = from.maybe_text("bsn", any_value);
    read.reference = from.maybe_text("reference", any_value);
    read.requester = from.maybe_text("requester", any_value);
    read.municipality = from.maybe_text("municipality", any_value);
    return read;
}

} // namespace

inquiry
read_inquiry(question what, std::string about, const text::json& body, text::findings& found) {
    inquiry read;
    read.what = what;
    read.about = std::move(about);
    json_cursor from(body, {}, found);
    if (what == question::update_match) read.update = read_update(from);
    if (what == question::inspect) read.inspected = read_inspection(from);
    from.end();
    return read;
}

} // namespace kruispunt::conformance::regions
