#include "gateway/portal/cloud_event.hpp"

#include "gateway/portal/answers.hpp"
#include "gateway/portal/coarse.hpp"

#include <array>

namespace kruispunt::portal {

namespace {

using domain::announced_kind;
using domain::announcement;

struct event_row {
    announced_kind what;
    std::string_view type;
    const char* member; ///< of the data, for the word; null: of a match
};

// In the order of the kinds.
constexpr std::array events{
    event_row{announced_kind::match_not_taken_up, "nl.verwijsindex.match.niet-opgepakt", nullptr},
    event_row{announced_kind::member_access, "nl.verwijsindex.deelnemer.toegang", "toegang"},
    event_row{announced_kind::member_standing, "nl.verwijsindex.deelnemer.stand", "stand"},
    event_row{announced_kind::delivery_disturbed, "nl.verwijsindex.aflevering.gestoord", "oorzaak"},
};

json data_of(const announcement& what, const event_row& event) {
    if (event.member != nullptr) return json{{"regio", what.region}, {event.member, what.word}};
    return json{
        {"matchId", domain::to_text(what.match)},
        {"regio", what.region},
        {"tegenregio", what.other_region}};
}

} // namespace

std::vector<std::string_view> event_types() {
    std::vector<std::string_view> types;
    for (const event_row& each : events)
        types.push_back(each.type);
    return types;
}

ports::http_request cloud_event(
    const std::string& path, const std::string& gateway_oin, const ports::owed_announcement& owed
) {
    const event_row& event = events.at(static_cast<std::size_t>(owed.what.what));
    json body{
        {"specversion", "1.0"},
        {"id", domain::to_text(owed.id)},
        {"source", "urn:nld:oin:" + gateway_oin + ":systeem:kruispunt"},
        {"type", event.type}};
    if (event.what != announced_kind::match_not_taken_up)
        body["time"] = moment(to_the_hour(owed.at));
    body["datacontenttype"] = "application/json";
    body["data"] = data_of(owed.what, event);
    ports::http_request request;
    request.method = "POST";
    request.target = path;
    request.fields.add("Content-Type", "application/cloudevents+json; charset=utf-8");
    request.body = body.dump();
    return request;
}

} // namespace kruispunt::portal
