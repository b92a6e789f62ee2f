#include "gateway/domain/disclosure.hpp"

#include <utility>

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
    if (may(disclosed_field::consent)) shown.consent = other.consent;
    if (may(disclosed_field::coordinator)) shown.coordinator = other.coordinator;
    return shown;
}

// What every kind says; what the store knows things by stays inside.
notice bare(const notice& what) {
    notice said;
    said.id = what.id;
    said.kind = what.kind;
    said.region = what.region;
    said.made_at = what.made_at;
    return said;
}

notice of_signal(const notice& what) {
    notice said = bare(what);
    said.reference = what.reference;
    return said;
}

notice of_match(const notice& what) {
    notice said = of_signal(what);
    said.match = what.match;
    said.kind_of_match = what.kind_of_match;
    return said;
}

notice ended(const notice& what) {
    notice said = of_match(what);
    said.reason = what.reason;
    said.wrongful = what.wrongful;
    return said;
}

// The two sides of a clash or of what is only possible must not find each other by it.
notice question(const notice& what) {
    notice said = of_signal(what);
    said.kind_of_match = what.kind_of_match;
    return said;
}

notice rejection(const notice& what) {
    notice said = bare(what);
    said.feed_item = what.feed_item;
    said.rejected_code = what.rejected_code;
    said.rejected_field = what.rejected_field;
    return said;
}

notice expiry(const notice& what) {
    notice said = of_signal(what);
    said.on = what.on;
    said.reason = what.reason;
    return said;
}

notice move(const notice& what) {
    notice said = of_signal(what);
    said.on = what.on;
    said.matches = what.matches;
    return said;
}

notice of_standing_match(const notice& what) {
    notice said = of_match(what);
    said.since = what.since;
    return said;
}

notice said_of(const notice& what) {
    switch (what.kind) {
    case notice_kind::match_made:
        return of_match(what);
    case notice_kind::match_changed:
    case notice_kind::reminder:
        return of_standing_match(what);
    case notice_kind::match_ended:
        return ended(what);
    case notice_kind::verify_identity:
        return question(what);
    case notice_kind::item_rejected:
        return rejection(what);
    case notice_kind::signal_expires:
    case notice_kind::signal_lapsed:
        return expiry(what);
    case notice_kind::child_moved:
        return move(what);
    case notice_kind::history:
    case notice_kind::inspection_answer: // the reference is the request's
        return of_signal(what);
    case notice_kind::relocation:
        break;
    }
    return bare(what);
}

bool tells_of_coordination(notice_kind kind) {
    return kind == notice_kind::match_made || kind == notice_kind::match_changed ||
           kind == notice_kind::child_moved;
}

} // namespace

disclosure disclose(
    const notice& what,
    const region_policy& receiver,
    const std::optional<contact>& other,
    const std::optional<municipality>& coordination
) {
    disclosure shown;
    shown.what_ = said_of(what);
    if (other && tells_of_other(what.kind))
        shown.counterparty_ = allowed_counterparty(what.other_region, receiver, *other);
    if (tells_of_coordination(what.kind)) shown.coordination_ = coordination;
    return shown;
}

disclosure disclose_relocation(
    const notice& what,
    const region_policy& receiver,
    const std::vector<placed_contact>& reporters,
    const std::optional<municipality>& moved_to
) {
    disclosure shown;
    shown.what_ = bare(what);
    shown.what_.kind = notice_kind::relocation;
    shown.what_.on = what.on;
    for (const placed_contact& reporter : reporters)
        shown.counterparties_.push_back(
            allowed_counterparty(reporter.region, receiver, reporter.contact)
        );
    shown.coordination_ = moved_to;
    return shown;
}

disclosure disclose_inspection(
    const notice& what, const region_policy& receiver, const std::vector<held_contact>& held
) {
    disclosure shown;
    shown.what_ = of_signal(what);
    shown.what_.kind = notice_kind::inspection_answer;
    for (const held_contact& signal : held) {
        counterparty giver = allowed_counterparty(signal.what.region, receiver, signal.contact);
        inspected_signal told;
        told.what = signal.what;
        told.what.number = 0; // the store's own
        told.organisation_oin = std::move(giver.organisation_oin);
        told.organisation_name = std::move(giver.organisation_name);
        told.organisation_phone = std::move(giver.organisation_phone);
        told.informed = signal.contact.informed;
        shown.inspected_.push_back(std::move(told));
    }
    return shown;
}

} // namespace kruispunt::domain
