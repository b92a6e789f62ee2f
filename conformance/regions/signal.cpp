#include "conformance/regions/signal.hpp"

namespace kruispunt::conformance::regions {
namespace {

using text::any_value;
using text::json_cursor;

organisation read_organisation(json_cursor from) {
    organisation read;
    read.oin = from.maybe_text("oin", any_value);
    read.name = from.maybe_text("name", any_value);
    read.phone = from.maybe_text("phone", any_value);
    from.end();
    return read;
}

professional read_professional(json_cursor from) {
    professional read;
    read.name = from.maybe_text("name", any_value);
    read.function = from.maybe_text("function", any_value);
    read.phone = from.maybe_text("phone", any_value);
    read.email = from.maybe_text("email", any_value);
    from.end();
    return read;
}

home_address read_address(json_cursor from) {
    home_address read;
    read.street = from.maybe_text("street", any_value);
    if (const auto& number = from.raw("number"); number.is_number_integer())
        read.number = number.get<std::int64_t>();
    else if (const auto text = from.maybe_text("number", any_value))
        read.number = *text;
    read.letter = from.maybe_text("letter", any_value);
    read.addition = from.maybe_text("addition", any_value);
    read.postcode = from.maybe_text("postcode", any_value);
    read.place = from.maybe_text("place", any_value);
    read.municipality = from.maybe_text("municipality", any_value);
    from.end();
    return read;
}

std::vector<std::string> read_parents(json_cursor& from) {
    std::vector<std::string> parents;
    const auto& list = from.raw("parents");
    if (!list.is_null() && !list.is_array())
        from.found().add("WAARDE_ONGELDIG", "parents", "not a list");
    for (const auto& each : list) {
        if (each.is_string())
            parents.push_back(each.get<std::string>());
        else
            from.found().add("WAARDE_ONGELDIG", "parents", "not a string");
    }
    return parents;
}

void read_person(json_cursor& from, signal& read) {
    read.bsn = from.maybe_text("bsn", any_value);
    read.given_names = from.maybe_text("given_names", any_value);
    read.prefix = from.maybe_text("prefix", any_value);
    read.surname = from.maybe_text("surname", any_value);
    read.birth_date = from.maybe_text("birth_date", any_value);
    read.gender = from.maybe_text("gender", any_value);
    read.place = from.maybe_text("place", any_value);
    read.municipality = from.maybe_text("municipality", any_value);
    if (auto address = from.maybe_child("address")) read.address = read_address(*address);
    read.parents = read_parents(from);
}

void read_signal(json_cursor& from, signal& read) {
    read_person(from, read);
    if (auto inner = from.maybe_child("organisation")) read.instance = read_organisation(*inner);
    if (auto inner = from.maybe_child("reporter")) read.reporter = read_professional(*inner);
    read.date = from.maybe_text("date", any_value);
    read.informed = from.maybe_text("informed", any_value);
    read.reason = from.maybe_text("reason", any_value);
}

void read_relocation(json_cursor& from, relocation& read) {
    read.municipality = from.maybe_text("municipality", any_value);
    read.place = from.maybe_text("place", any_value);
    if (auto address = from.maybe_child("address")) read.address = read_address(*address);
    read.date = from.maybe_text("date", any_value);
}

} // namespace

command
read_command(verb what, std::string signal_id, const text::json& body, text::findings& found) {
    command read;
    read.what = what;
    json_cursor from(body, {}, found);
    const auto id = from.maybe_text("id", any_value);
    if (!signal_id.empty() && id && *id != signal_id)
        found.add("WAARDE_ONGELDIG", "id", "not the path's");
    read.signal_id = signal_id.empty() ? id.value_or(std::string()) : std::move(signal_id);
    if (read.signal_id.empty()) found.add("VERPLICHT_VELD", "id", "missing");
    read.mutation_reason = from.maybe_text("mutation_reason", any_value);
    if (what == verb::give || what == verb::correct) read_signal(from, read.given);
    if (what == verb::relocate) read_relocation(from, read.move);
    if (what == verb::withdraw) read.reason = from.maybe_text("reason", any_value);
    read.given.id = read.signal_id;
    read.given.mutation_reason = read.mutation_reason;
    from.end();
    return read;
}

} // namespace kruispunt::conformance::regions
