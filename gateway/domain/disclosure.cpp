#include "gateway/domain/disclosure.hpp"

namespace kruispunt::domain {

namespace {

std::optional<std::string> allowed(bool may, const std::string& value) {
    if (!may || value.empty()) return std::nullopt;
    return value;
}

std::optional<professional>
allowed_reporter(const region_policy& receiver, const std::optional<professional>& reporter) {
    if (!reporter || !receiver.learns(disclosed_field::reporter_name)) return std::nullopt;
    professional shown;
    shown.name = reporter->name;
    if (receiver.learns(disclosed_field::reporter_function)) shown.function = reporter->function;
    if (receiver.learns(disclosed_field::reporter_phone)) shown.phone = reporter->phone;
    if (receiver.learns(disclosed_field::reporter_email)) shown.email = reporter->email;
    return shown;
}

counterparty allowed_counterparty(
    const std::string& region, const region_policy& receiver, const contact& other
) {
    const auto may = [&receiver](disclosed_field field) { return receiver.learns(field); };
    counterparty shown;
    shown.region = region;
    shown.organisation_oin =
        allowed(may(disclosed_field::organisation_oin), other.organisation.oin);
    shown.organisation_name =
        allowed(may(disclosed_field::organisation_name), other.organisation.name);
    shown.organisation_phone =
        allowed(may(disclosed_field::organisation_phone), other.organisation.phone);
    shown.reporter = allowed_reporter(receiver, other.reporter);
    if (may(disclosed_field::consent)) shown.consent = consent::not_asked;
    return shown;
}

} // namespace

std::string_view wire_word(consent c) {
    switch (c) {
    case consent::given:
        return "gegeven";
    case consent::refused:
        return "geweigerd";
    case consent::not_asked:
        return "niet_gevraagd";
    }
    return {};
}

disclosure disclose(
    const notice& what,
    const region_policy& receiver,
    const std::optional<contact>& other,
    const std::optional<municipality>& coordination
) {
    disclosure shown;
    shown.what_ = what;
    if (what.kind == notice_kind::match_made) {
        if (other) shown.counterparty_ = allowed_counterparty(what.other_region, receiver, *other);
        shown.coordination_ = coordination;
    }
    return shown;
}

} // namespace kruispunt::domain
