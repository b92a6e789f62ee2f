#include "conformance/regions/notice.hpp"

namespace kruispunt::conformance::regions {
namespace {

using text::json;

json or_null(const text_value& value) {
    return value ? json(*value) : json(nullptr);
}

json to_json(const professional& from) {
    return {
        {"name", or_null(from.name)},
        {"function", or_null(from.function)},
        {"phone", or_null(from.phone)},
        {"email", or_null(from.email)}};
}

json to_json(const std::vector<counterparty>& list) {
    json all = json::array();
    for (const auto& each : list)
        all.push_back(to_json(each));
    return all;
}

json to_json(const std::optional<coordination>& from) {
    if (!from) return nullptr;
    return {{"municipality", from->municipality}, {"name", or_null(from->name)}};
}

} // namespace

std::string_view name_of(notice_kind kind) {
    switch (kind) {
    case notice_kind::match_made:
        return "match_made";
    case notice_kind::match_changed:
        return "match_changed";
    case notice_kind::match_ended:
        return "match_ended";
    case notice_kind::verify_identity:
        return "verify_identity";
    case notice_kind::signal_expiring:
        return "signal_expiring";
    case notice_kind::signal_lapsed:
        return "signal_lapsed";
    case notice_kind::history:
        return "history";
    case notice_kind::relocation:
        return "relocation";
    case notice_kind::relocated:
        return "relocated";
    case notice_kind::reminder:
        return "reminder";
    case notice_kind::inspection:
        return "inspection";
    }
    return "";
}

json to_json(const organisation& from) {
    return {
        {"oin", or_null(from.oin)}, {"name", or_null(from.name)}, {"phone", or_null(from.phone)}};
}

json to_json(const counterparty& from) {
    json coordinator = nullptr;
    if (from.coordinator)
        coordinator = {
            {"name", from.coordinator->name}, {"phone", or_null(from.coordinator->phone)}};
    return {
        {"region", from.region},
        {"organisation", to_json(from.instance)},
        {"reporter", from.reporter ? to_json(*from.reporter) : json(nullptr)},
        {"consent", or_null(from.consent)},
        {"coordinator", coordinator}};
}

json to_json(const notice& from) {
    return {
        {"notice", from.stable_id},
        {"kind", name_of(from.kind)},
        {"signal", or_null(from.signal)},
        {"match", or_null(from.match)},
        {"match_kind", or_null(from.match_kind)},
        {"made_at", or_null(from.made_at)},
        {"reason", or_null(from.reason)},
        {"wrongful", from.wrongful ? json(*from.wrongful) : json(nullptr)},
        {"counterparty", from.other ? to_json(*from.other) : json(nullptr)},
        {"counterparties", to_json(from.others)},
        {"coordination", to_json(from.coordinated)},
        {"question", or_null(from.question)},
        {"reference", or_null(from.reference)},
        {"expires_on", or_null(from.expires_on)},
        {"date", or_null(from.date)},
        {"since", or_null(from.since)},
        {"matches", from.matches},
        {"signals", from.signals}};
}

std::string content_of(const notice& from) {
    auto whole = to_json(from);
    whole.erase("notice");
    whole.erase("kind");
    return text::write_json(whole) + from.sent_at.value_or(std::string());
}

std::string match_content_of(const notice& from) {
    const json seen{
        {"match_kind", or_null(from.match_kind)},
        {"counterparty", from.other ? to_json(*from.other) : json(nullptr)},
        {"coordination", to_json(from.coordinated)}};
    return text::write_json(seen);
}

void check_counterparty(const counterparty& other, std::string_view field, text::findings& found) {
    if (other.region == "sisa" && other.reporter)
        found.add_under("COM-24", "ONBEKEND_VELD", field, "SISA gives no professional");
    if (other.region != "sisa" && !other.reporter)
        found.add("VERPLICHT_VELD", field, "missing, though the other region gives one");
}

} // namespace kruispunt::conformance::regions
