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
    case domain::match_kind::possible:
        return "possible";
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

std::string_view canonical(domain::informed told) {
    switch (told) {
    case domain::informed::young_person:
        return "young_person";
    case domain::informed::parents:
        return "parents";
    case domain::informed::both:
        return "both";
    case domain::informed::nobody:
        return "nobody";
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
    case domain::signal_state::frozen:
        return "frozen";
    }
    return {};
}

std::string_view dutch_text(domain::warning warning) {
    return warning == domain::warning::duty_to_inform
               ? "wie is geïnformeerd past niet bij de leeftijd op de dag van het signaal"
               : "het signaal heeft geen burgerservicenummer en wordt nog niet vergeleken";
}

// Every field once, also an empty one: the n-th value of each is the n-th counterparty's.
void add_counterparty(const domain::counterparty& other, record& into) {
    const domain::professional nobody;
    const domain::professional& reporter = other.reporter ? *other.reporter : nobody;
    const domain::case_lead lead = other.coordinator.value_or(domain::case_lead{});
    into.add(field::other_region, other.region);
    into.add(field::other_organisation_oin, other.organisation_oin.value_or(""));
    into.add(field::other_organisation_name, other.organisation_name.value_or(""));
    into.add(field::other_organisation_phone, other.organisation_phone.value_or(""));
    into.add(field::other_reporter_name, reporter.name);
    into.add(field::other_reporter_function, reporter.function);
    into.add(field::other_reporter_phone, reporter.phone);
    into.add(field::other_reporter_email, reporter.email);
    into.add(field::other_consent, other.consent ? canonical(*other.consent) : std::string_view());
    into.add(field::other_coordinator_name, lead.name);
    into.add(field::other_coordinator_phone, lead.phone);
}

std::string_view canonical(domain::end_reason reason) {
    return reason == domain::end_reason::withdrawn ? "withdrawn" : "expired";
}

void add_match(const domain::notice& what, bool open, record& into) {
    into.add(field::match_id, domain::to_text(what.match));
    into.add(field::match_kind, canonical(what.kind_of_match));
    into.add(field::match_made_at, domain::to_rfc3339(what.since.value_or(what.made_at)));
    into.add(field::match_state, open ? "open" : "ended");
}

void add_end(const domain::notice& what, record& into) {
    into.add(field::match_end_reason, canonical(what.reason));
    if (what.wrongful) into.add(field::match_wrongful, "true");
}

void add_day(field f, const std::optional<domain::day>& day, record& into) {
    if (day) into.add(f, domain::to_text(*day));
}

void add_rejection(const domain::notice& what, record& into) {
    into.add(field::feed_position, std::to_string(what.feed_item));
    into.add(field::error_code, wire_code(what.rejected_code));
    into.add(field::error_field, what.rejected_field);
}

void add_move(const domain::notice& what, record& into) {
    add_day(field::notice_on, what.on, into);
    for (const domain::uuid& match : what.matches)
        into.add(field::notice_matches, domain::to_text(match));
}

// What each kind says beside its id, its signal and the other side.
void add_kind(const domain::notice& what, record& into) {
    switch (what.kind) {
    case domain::notice_kind::match_made:
    case domain::notice_kind::match_changed:
        return add_match(what, true, into);
    case domain::notice_kind::match_ended:
        add_match(what, false, into);
        return add_end(what, into);
    case domain::notice_kind::verify_identity:
        return into.add(field::match_kind, canonical(what.kind_of_match));
    case domain::notice_kind::item_rejected:
        return add_rejection(what, into);
    case domain::notice_kind::signal_expires:
        return add_day(field::notice_expires_on, what.on, into);
    case domain::notice_kind::signal_lapsed:
        add_day(field::notice_expires_on, what.on, into);
        return into.add(field::notice_lapse_reason, canonical(what.reason));
    case domain::notice_kind::child_moved:
        return add_move(what, into);
    case domain::notice_kind::relocation:
        into.add(field::notice_reference, domain::to_text(what.id));
        return add_day(field::notice_on, what.on, into);
    case domain::notice_kind::history:
    case domain::notice_kind::inspection_answer:
        return;
    case domain::notice_kind::reminder:
        add_match(what, true, into);
        into.add(field::notice_since, domain::to_rfc3339(what.since.value_or(what.made_at)));
        return;
    }
}

void add_sides(const domain::disclosure& disclosure, record& into) {
    if (disclosure.counterparty()) add_counterparty(*disclosure.counterparty(), into);
    for (const domain::counterparty& other : disclosure.counterparties())
        add_counterparty(other, into);
    if (!disclosure.coordination()) return;
    into.add(field::coordination_municipality, disclosure.coordination()->code);
    into.add(field::coordination_name, disclosure.coordination()->name);
}

std::optional<bool> flag_from(const record& values, field f) {
    const std::string_view word = values.get(f);
    if (word.empty()) return std::nullopt;
    return word == "true";
}

std::optional<domain::consent> consent_from(const record& values) {
    const std::string_view word = values.get(field::match_consent);
    if (word == "given") return domain::consent::given;
    if (word == "refused") return domain::consent::refused;
    if (word == "not_asked") return domain::consent::not_asked;
    return std::nullopt;
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

domain::update_match match_update_from(const record& values) {
    domain::update_match update;
    update.match = domain::parse_uuid(values.get(field::match_id)).value_or(domain::uuid{});
    update.acknowledged = flag_from(values, field::match_acknowledged);
    update.consent = consent_from(values);
    update.family_informed = flag_from(values, field::match_family_informed);
    if (!values.get(field::match_lead_name).empty())
        update.lead = domain::case_lead{
            text_of(values, field::match_lead_name), text_of(values, field::match_lead_phone)};
    return update;
}

domain::requester requester_from(const record& values) {
    const std::string_view word = values.get(field::request_requester);
    if (word == "young_person") return domain::requester::young_person;
    if (word == "parents") return domain::requester::parents;
    return domain::requester::both;
}

record record_from(const domain::disclosure& disclosure) {
    const domain::notice& what = disclosure.what();
    record made;
    made.add(field::notice_id, domain::to_text(what.id));
    made.add(field::notice_made_at, domain::to_rfc3339(what.made_at));
    made.add(field::signal_id, what.reference);
    add_kind(what, made);
    add_sides(disclosure, made);
    return made;
}

record record_from(const std::vector<domain::listed_match>& matches) {
    record made;
    for (const domain::listed_match& match : matches) {
        const domain::disclosure& told = match.told;
        const auto where = told.coordination().value_or(domain::municipality());
        made.add(field::signal_id, told.what().reference);
        add_match(told.what(), match.open, made);
        add_counterparty(told.counterparty().value_or(domain::counterparty()), made);
        made.add(field::coordination_municipality, where.code);
        made.add(field::coordination_name, where.name);
    }
    return made;
}

record record_from(const domain::inspected_signal& held) {
    record made;
    made.add(field::other_region, held.what.region);
    made.add(field::other_organisation_oin, held.organisation_oin.value_or(""));
    made.add(field::other_organisation_name, held.organisation_name.value_or(""));
    made.add(field::other_organisation_phone, held.organisation_phone.value_or(""));
    made.add(field::date, domain::to_text(held.what.since));
    made.add(field::answer_expires_on, domain::to_text(held.what.until));
    made.add(field::answer_state, canonical(held.what.state));
    if (held.informed) made.add(field::informed, canonical(*held.informed));
    for (const domain::past_inspection& before : held.what.inspections) {
        made.add(field::inspection_date, domain::to_text(before.on));
        made.add(field::inspection_region, before.region);
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
