#include "gateway/portal/alarm_page.hpp"

#include <string_view>

namespace kruispunt::portal {

namespace {

std::string_view word_of(ports::alarm_subject about) {
    switch (about) {
    case ports::alarm_subject::gateway:
        return "gateway";
    case ports::alarm_subject::store:
        return "opslag";
    case ports::alarm_subject::clock:
        return "klok";
    case ports::alarm_subject::region:
        return "regio";
    case ports::alarm_subject::certificate:
        return "certificaat";
    }
    return {};
}

} // namespace

json shown(const ports::standing_alarm& alarm) {
    const ports::alarm_kind& kind = ports::kind_of(alarm.code);
    json j{{"code", kind.word}};
    j["ernst"] = kind.how == ports::severity::alarm ? "alarm" : "waarschuwing";
    j["betreft"] = word_of(kind.about);
    j["naam"] = alarm.about.empty() ? json(nullptr) : json(alarm.about);
    j["sinds"] = domain::to_rfc3339(alarm.since);
    j["betekenis"] = kind.meaning;
    j["logregel"] = alarm.text;
    return j;
}

bool concerns(const ports::standing_alarm& alarm, const scope& within) {
    if (within.only.empty()) return true;
    const bool of_region = ports::kind_of(alarm.code).about == ports::alarm_subject::region;
    return of_region && alarm.about == within.only;
}

ports::task<ports::http_response> alarm_page::list(call c) {
    json all = json::array();
    for (const ports::standing_alarm& alarm : alarms_.standing())
        if (concerns(alarm, c.within)) all.push_back(shown(alarm));
    co_return answered(200, json{{"alarmen", all}});
}

} // namespace kruispunt::portal
