#include "gateway/app/health.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace kruispunt::app {

namespace {

using ports::alarm_code;
using causes = std::vector<std::string>;

ports::http_response said(std::string_view good, std::string_view bad, const causes& why) {
    nlohmann::ordered_json body{{"status", why.empty() ? good : bad}};
    if (!why.empty()) body["oorzaken"] = why;
    ports::http_response response;
    response.status = why.empty() ? 200 : 503;
    response.fields.add("Content-Type", "application/json");
    response.body = body.dump() + "\n";
    return response;
}

std::string_view word_of(health::stage now) {
    return now == health::stage::starting ? "nog-niet-begonnen" : "stopt";
}

} // namespace

causes health::standing(const std::vector<alarm_code>& among) const {
    causes found;
    for (const ports::standing_alarm& each : alarms_.standing())
        if (std::ranges::count(among, each.code) > 0)
            found.emplace_back(ports::kind_of(each.code).word);
    return found;
}

ports::http_response health::sound() const {
    causes why = standing({alarm_code::store_failed, alarm_code::clock_jumped});
    for (const std::string& word : pulse_.missing())
        if (word == stuck_loop) why.push_back(word);
    return said("gezond", "gestoord", why);
}

ports::http_response health::ready() const {
    causes why = standing({alarm_code::store_failed, alarm_code::disk_full});
    for (std::string& word : pulse_.missing())
        why.push_back(std::move(word));
    const stage now = stage_;
    if (now != stage::serving) why.emplace_back(word_of(now));
    return said("gereed", "niet gereed", why);
}

} // namespace kruispunt::app
