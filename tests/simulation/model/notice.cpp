#include "tests/simulation/model/notice.hpp"

#include <algorithm>

namespace kruispunt::simulation::model {
namespace {

bool take(std::vector<notice>& found, const notice& wanted) {
    const auto at = std::find_if(found.begin(), found.end(), [&wanted](const notice& each) {
        return wanted.answers(each);
    });
    if (at == found.end()) return false;
    found.erase(at);
    return true;
}

} // namespace

std::string_view word(notice_kind kind) {
    switch (kind) {
    case notice_kind::match_begun:
        return "match begun";
    case notice_kind::match_ended:
        return "match ended";
    case notice_kind::match_changed:
        return "match changed";
    case notice_kind::verify_identity:
        return "verify the identity";
    case notice_kind::expires:
        return "signal expires";
    case notice_kind::lapsed:
        return "signal lapsed";
    case notice_kind::moved:
        return "child moved";
    case notice_kind::relocation:
        return "relocation to the area";
    case notice_kind::history:
        return "history";
    case notice_kind::reminder:
        return "reminder";
    }
    return {};
}

bool notice::answers(const notice& found) const {
    return to == found.to && kind == found.kind && about == found.about &&
           (!other || other == found.other) && reason == found.reason && place == found.place &&
           (told_wrongly == wrongly::either || told_wrongly == found.told_wrongly);
}

std::string describe(const signal_key& key) {
    return std::string(word(key.of)) + "/" + std::to_string(key.id);
}

std::string describe(const notice& what) {
    std::string text(word(what.to));
    text += ": ";
    text += word(what.kind);
    if (what.about != 0) text += ", own signal " + std::to_string(what.about);
    if (what.other) text += ", other " + describe(*what.other);
    if (what.reason == end_reason::withdrawn) text += ", ingetrokken";
    if (what.reason == end_reason::expired) text += ", verlopen";
    if (what.told_wrongly == wrongly::yes) text += ", onterecht";
    if (what.told_wrongly == wrongly::either) text += ", onterecht or not";
    if (what.place != 0) text += ", municipality " + std::to_string(what.place);
    return text;
}

std::vector<std::string> differences(const telling& rules, std::vector<notice> found) {
    std::vector<std::string> all;
    for (const auto& each : rules.owed)
        if (!take(found, each)) all.push_back("owed and not told: " + describe(each));
    for (const auto& each : rules.allowed)
        take(found, each);
    for (const auto& each : found)
        all.push_back("told and not owed: " + describe(each));
    return all;
}

} // namespace kruispunt::simulation::model
