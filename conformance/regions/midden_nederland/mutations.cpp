#include "conformance/regions/midden_nederland/mutations.hpp"

#include "conformance/regions/json_item.hpp"

namespace kruispunt::conformance::regions::midden_nederland {
namespace {

using text::json;

json or_null(const text_value& value) {
    return value ? json(*value) : json(nullptr);
}

json write_number(const home_address& from) {
    if (const auto* const number = std::get_if<std::int64_t>(&from.number)) return *number;
    if (const auto* const other = std::get_if<std::string>(&from.number)) return *other;
    return nullptr;
}

json write_address(const home_address& from) {
    return {
        {"straat", or_null(from.street)},
        {"huisnummer", write_number(from)},
        {"huisletter", or_null(from.letter)},
        {"toevoeging", or_null(from.addition)},
        {"postcode", or_null(from.postcode)},
        {"woonplaats", or_null(from.place)},
        {"gemeentecode", or_null(from.municipality)}};
}

/// The address given, or what place and municipality make of one; null where nothing is known.
json write_home(
    const std::optional<home_address>& address,
    const text_value& place,
    const text_value& municipality
) {
    if (!address && !place && !municipality) return nullptr;
    auto home = address.value_or(home_address());
    if (!home.place) home.place = place;
    if (!home.municipality) home.municipality = municipality;
    return write_address(home);
}

json write_child(const signal& from) {
    return {
        {"bsn", or_null(from.bsn)},
        {"voornamen", or_null(from.given_names)},
        {"voorvoegsel", or_null(from.prefix)},
        {"geslachtsnaam", or_null(from.surname)},
        {"geboortedatum", or_null(from.birth_date)},
        {"adres", write_home(from.address, from.place, from.municipality)}};
}

json write_signal(const signal& from) {
    return {
        {"signaalId", from.id},
        {"jeugdige", write_child(from)},
        {"gezin", {{"oudersBsn", from.parents}}},
        {"instantie", from.instance ? write_organisation(*from.instance) : json(nullptr)},
        {"melder", from.reporter ? write_professional(*from.reporter) : json(nullptr)},
        {"datum", or_null(from.date)},
        {"geinformeerd", or_null(from.informed)},
        {"reden", or_null(from.reason)}};
}

json write_end(const command& what) {
    json ended{{"signaalId", what.signal_id}};
    put_text(ended, "reden", what.reason);
    return ended;
}

json write_move(const command& what) {
    const auto& move = what.move;
    return {
        {"signaalId", what.signal_id},
        {"jeugdige", {{"adres", write_home(move.address, move.place, move.municipality)}}},
        {"datum", or_null(move.date)}};
}

json write_update(const inquiry& what) {
    json told{{"soort", "match_bijgewerkt"}, {"matchId", what.about}};
    if (what.update.confirmed) told["bevestigd"] = *what.update.confirmed;
    put_text(told, "toestemming", what.update.consent);
    if (what.update.family_informed) told["gezinGeinformeerd"] = *what.update.family_informed;
    if (const auto& lead = what.update.coordinator)
        told["coordinator"] = {{"naam", lead->name}, {"telefoon", or_null(lead->phone)}};
    return told;
}

json write_inspection(const inspection& what) {
    json asked{{"soort", "inzage"}};
    put_text(asked, "verzoekKenmerk", what.reference);
    put_text(asked, "verzoeker", what.requester);
    put_text(asked, "bsn", what.bsn);
    put_text(asked, "gemeentecode", what.municipality);
    return asked;
}

} // namespace

json write_inquiry(const inquiry& what) {
    switch (what.what) {
    case question::update_match:
        return write_update(what);
    case question::inspect:
        return write_inspection(what.inspected);
    case question::matches:
        break;
    }
    return nullptr;
}

json write_mutation(const command& what) {
    json mutation = json::object();
    switch (what.what) {
    case verb::give:
        mutation["soort"] = "nieuw";
        mutation["signaal"] = write_signal(what.given);
        break;
    case verb::correct:
        mutation["soort"] = "gewijzigd";
        mutation["signaal"] = write_signal(what.given);
        break;
    case verb::close:
        mutation["soort"] = "afgesloten";
        mutation["signaal"] = {{"signaalId", what.signal_id}};
        break;
    case verb::withdraw:
        mutation["soort"] = "ingetrokken";
        mutation["signaal"] = write_end(what);
        break;
    case verb::relocate:
        mutation["soort"] = "verhuisd";
        mutation["signaal"] = write_move(what);
        break;
    }
    put_text(mutation, "redenMutatie", what.mutation_reason);
    return mutation;
}

} // namespace kruispunt::conformance::regions::midden_nederland
