#include "adapters/sdk/signal_record.hpp"

#include "gateway/codec/given_name.hpp"

namespace kruispunt::adapters::sdk {

namespace {

std::string text_of(const record& values, field f) {
    return std::string(values.get(f));
}

std::optional<domain::person_name> name_of_child(const record& values) {
    domain::person_name name{
        text_of(values, field::child_given_names),
        text_of(values, field::child_prefix),
        text_of(values, field::child_surname)};
    if (name.given_names.empty() && name.surname.empty()) return std::nullopt;
    return name;
}

std::optional<domain::gender> gender_of(const record& values) {
    const std::string_view word = values.get(field::child_gender);
    if (word == "male") return domain::gender::male;
    if (word == "female") return domain::gender::female;
    if (word == "unknown") return domain::gender::unknown;
    return std::nullopt;
}

std::optional<domain::address> address_of(const record& values) {
    domain::address address{
        text_of(values, field::child_street),
        text_of(values, field::child_number),
        text_of(values, field::child_letter),
        text_of(values, field::child_addition),
        text_of(values, field::child_postcode)};
    if (address == domain::address{}) return std::nullopt;
    return address;
}

domain::child child_from(const record& values) {
    domain::child child;
    if (const auto digits = values.get(field::child_bsn); !digits.empty())
        child.bsn = domain::bsn::parse(digits).value();
    child.name = name_of_child(values);
    if (const auto date = values.get(field::child_birth_date); !date.empty())
        child.birth_date = domain::birth_date::parse(date).value();
    child.gender = gender_of(values);
    child.address = address_of(values);
    child.place = text_of(values, field::child_place);
    child.municipality = text_of(values, field::child_municipality);
    child.comparable_given = codec::folded_first_given_name(values.get(field::child_given_names));
    return child;
}

domain::informed informed_from(const record& values) {
    const std::string_view word = values.get(field::informed);
    if (word == "young_person") return domain::informed::young_person;
    if (word == "parents") return domain::informed::parents;
    if (word == "nobody") return domain::informed::nobody;
    return domain::informed::both;
}

std::optional<domain::not_informing> reason_from(const record& values) {
    const std::string_view word = values.get(field::informed_reason);
    if (word == "force_majeure") return domain::not_informing::force_majeure;
    if (word == "threatening_situation") return domain::not_informing::threatening_situation;
    return std::nullopt;
}

std::optional<domain::professional> reporter_from(const record& values) {
    if (values.get(field::reporter_name).empty()) return std::nullopt;
    return domain::professional{
        text_of(values, field::reporter_name),
        text_of(values, field::reporter_function),
        text_of(values, field::reporter_phone),
        text_of(values, field::reporter_email)};
}

std::string_view canonical(domain::match_kind kind) {
    switch (kind) {
    case domain::match_kind::child:
        return "child";
    case domain::match_kind::family:
        return "family";
    case domain::match_kind::bsn_clash:
        return "bsn_clash";
    }
    return {};
}

std::string_view canonical(domain::consent consent) {
    switch (consent) {
    case domain::consent::given:
        return "given";
    case domain::consent::refused:
        return "refused";
    case domain::consent::not_asked:
        return "not_asked";
    }
    return {};
}

std::string_view canonical(domain::signal_state state) {
    switch (state) {
    case domain::signal_state::active:
        return "active";
    case domain::signal_state::closed:
        return "closed";
    case domain::signal_state::inactive:
        return "inactive";
    case domain::signal_state::withdrawn:
        return "withdrawn";
    case domain::signal_state::lapsed:
        return "lapsed";
    }
    return {};
}

std::string_view dutch_text(domain::warning warning) {
    return warning == domain::warning::duty_to_inform
               ? "wie is geïnformeerd past niet bij de leeftijd op de dag van het signaal"
               : "het signaal heeft geen burgerservicenummer en wordt nog niet vergeleken";
}

void add_counterparty(const domain::counterparty& other, record& into) {
    into.add(field::other_region, other.region);
    into.add(field::other_organisation_oin, other.organisation_oin.value_or(""));
    into.add(field::other_organisation_name, other.organisation_name.value_or(""));
    into.add(field::other_organisation_phone, other.organisation_phone.value_or(""));
    if (other.consent) into.add(field::other_consent, canonical(*other.consent));
    if (!other.reporter) return;
    into.add(field::other_reporter_name, other.reporter->name);
    into.add(field::other_reporter_function, other.reporter->function);
    into.add(field::other_reporter_phone, other.reporter->phone);
    into.add(field::other_reporter_email, other.reporter->email);
}

void add_match(const domain::notice& what, record& into) {
    const bool ended = what.kind == domain::notice_kind::match_ended;
    into.add(field::match_id, domain::to_text(what.match));
    into.add(field::match_made_at, domain::to_rfc3339(what.made_at));
    into.add(field::match_state, ended ? "ended" : "open");
    if (ended)
        into.add(
            field::match_end_reason,
            what.reason == domain::end_reason::withdrawn ? "withdrawn" : "expired"
        );
    if (ended && what.wrongful) into.add(field::match_wrongful, "true");
}

} // namespace

domain::signal_content signal_content_from(const record& values) {
    domain::signal_content signal;
    signal.id = text_of(values, field::signal_id);
    signal.child = child_from(values);
    for (std::size_t i = 0; i < values.count(field::parents); ++i)
        signal.parents.push_back(domain::bsn::parse(values.get(field::parents, i)).value());
    signal.organisation = {
        text_of(values, field::organisation_oin),
        text_of(values, field::organisation_name),
        text_of(values, field::organisation_phone)};
    signal.reporter = reporter_from(values);
    signal.date = domain::parse_day(values.get(field::date)).value();
    signal.informed = informed_from(values);
    signal.reason = reason_from(values);
    return signal;
}

domain::mutation_reason mutation_reason_from(const record& values) {
    const std::string_view word = values.get(field::mutation_reason);
    if (word == "administration") return domain::mutation_reason::administration;
    if (word == "identity") return domain::mutation_reason::identity;
    return domain::mutation_reason::none;
}

domain::withdrawal_reason withdrawal_reason_from(const record& values) {
    const std::string_view word = values.get(field::withdrawal_reason);
    if (word == "mistake") return domain::withdrawal_reason::mistake;
    if (word == "objection_upheld") return domain::withdrawal_reason::objection_upheld;
    if (word == "death") return domain::withdrawal_reason::death;
    return domain::withdrawal_reason::other;
}

record record_from(const domain::disclosure& disclosure) {
    const domain::notice& what = disclosure.what();
    record made;
    made.add(field::notice_id, domain::to_text(what.id));
    made.add(field::signal_id, what.reference);
    made.add(field::match_kind, canonical(what.kind_of_match));
    switch (what.kind) {
    case domain::notice_kind::match_made:
    case domain::notice_kind::match_ended:
        add_match(what, made);
        break;
    case domain::notice_kind::verify_identity:
        break;
    case domain::notice_kind::item_rejected:
        made.add(field::feed_position, std::to_string(what.feed_item));
        made.add(field::error_code, wire_code(what.rejected_code));
        made.add(field::error_field, what.rejected_field);
        break;
    }
    if (disclosure.counterparty()) add_counterparty(*disclosure.counterparty(), made);
    if (disclosure.coordination()) {
        made.add(field::coordination_municipality, disclosure.coordination()->code);
        made.add(field::coordination_name, disclosure.coordination()->name);
    }
    return made;
}

record record_from(const domain::outcome& outcome) {
    record made;
    made.add(field::signal_id, outcome.reference);
    made.add(field::answer_state, canonical(outcome.state));
    made.add(field::answer_expires_on, domain::to_text(outcome.expires_on));
    made.add(field::answer_open_matches, std::to_string(outcome.open_matches));
    for (const domain::warning warning : outcome.warnings) {
        made.add(field::warning_code, wire_word(warning));
        made.add(field::warning_text, dutch_text(warning));
    }
    return made;
}

} // namespace kruispunt::adapters::sdk
