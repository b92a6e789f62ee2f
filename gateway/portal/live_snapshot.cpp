#include "gateway/portal/live_snapshot.hpp"

#include "gateway/portal/alarm_commands.hpp"
#include "gateway/portal/alarm_page.hpp"
#include "gateway/portal/coarse.hpp"
#include "gateway/portal/delivery_pages.hpp"

#include <algorithm>

namespace kruispunt::portal {

namespace {

using namespace domain;

json lane_of(const member& one, const std::vector<ports::standing_alarm>& alarms, bool coarse) {
    const std::string& region = one.standing.region;
    json whole = shown(one, coarse);
    json j{{"regio", whole["regio"]}, {"stand", whole["stand"]}};
    for (const char* name : {"baan", "stroom", "wachtrij", "oudste", "dodeBrieven"})
        j[name] = whole[name];
    j["kring"] = coarse ? shown_roughly(region, alarms) : shown(one.traffic.circuit);
    if (coarse) j["ongeveer"] = true;
    return j;
}

// Dead letters of two regions at one moment would tell of a match: of those only a count is told,
// to whom no exact one may be.
bool may_know(const ports::standing_alarm& each, const scope& within) {
    const bool counts_notices = each.code == ports::alarm_code::dead_letters;
    return concerns(each, within) && !(within.coarse && counts_notices);
}

// The log's line may hold counts and says what to do at the gateway itself.
json alarm_of(const ports::standing_alarm& each, bool coarse) {
    json j = shown(each);
    if (coarse) {
        j.erase("logregel");
        j["sinds"] = moment(to_the_hour(each.since));
        return j;
    }
    const std::string command = command_for(each);
    j["opdracht"] = command.empty() ? json(nullptr) : json(command);
    return j;
}

bool stands(const std::vector<ports::standing_alarm>& alarms, ports::alarm_code code) {
    return std::any_of(alarms.begin(), alarms.end(), [code](const auto& each) {
        return each.code == code;
    });
}

} // namespace

json shown(const live_snapshot& now, const scope& within) {
    const bool failed = stands(now.alarms, ports::alarm_code::store_failed);
    const bool full = stands(now.alarms, ports::alarm_code::disk_full);
    json j{{"toestand", failed ? "gestoord" : full ? "schijf vol" : "gereed"}};
    j["regios"] = json::array();
    for (const member& one : within.coarse ? now.roughly : now.members)
        if (within.covers(one.standing.region))
            j["regios"].push_back(lane_of(one, now.alarms, within.coarse));
    j["alarmen"] = json::array();
    for (const auto& each : now.alarms)
        if (may_know(each, within)) j["alarmen"].push_back(alarm_of(each, within.coarse));
    j["activiteit"] = nullptr;
    j["matches"] = nullptr;
    if (within.only.empty()) {
        j["activiteit"] = {{"berichten", now.activity}, {"ververst", moment(now.activity_at)}};
        j["matches"] = now.matches;
    }
    return j;
}

} // namespace kruispunt::portal
