#include "conformance/regions/esar/security.hpp"

#include "conformance/regions/behaviours.hpp"

#include <algorithm>
#include <initializer_list>
#include <stdexcept>

namespace kruispunt::conformance::regions::esar {
namespace {

using signatures::signing_plan;
using text::findings;
using text::json;
using text::json_cursor;

constexpr const char* never = "never";
constexpr std::int64_t farthest = 10LL * 365 * 24 * 60 * 60;

std::chrono::seconds
read_seconds(json_cursor& from, std::string_view name, std::chrono::seconds otherwise) {
    const auto& given = from.raw(name);
    if (given.is_null()) return otherwise;
    const bool fits = given.is_number_integer() && given.get<std::int64_t>() < farthest &&
                      given.get<std::int64_t>() > -farthest;
    if (fits) return std::chrono::seconds(given.get<std::int64_t>());
    from.found().add("WAARDE_ONGELDIG", name, "no whole number of seconds");
    return otherwise;
}

std::optional<std::chrono::seconds> read_life(json_cursor& from, std::chrono::seconds otherwise) {
    if (from.raw("expires_after") == never) return std::nullopt;
    return read_seconds(from, "expires_after", otherwise);
}

signing_plan read_plan(json_cursor& from) {
    signing_plan plan;
    const auto method = from.maybe_text("algorithm", text::any_value).value_or("rsa-sha256");
    plan.method = signatures::method_named(method);
    if (plan.method == nullptr) from.found().add("WAARDE_ONGELDIG", "algorithm", "unknown");
    const auto wrong =
        signatures::misdeed_named(from.maybe_text("wrong", text::any_value).value_or("none"));
    if (!wrong) from.found().add("WAARDE_ONGELDIG", "wrong", "unknown");
    plan.wrong = wrong.value_or(signatures::misdeed::none);
    plan.created_offset = read_seconds(from, "created_offset", plan.created_offset);
    plan.expires_after = read_life(from, *plan.expires_after);
    return plan;
}

/// One of the words; `otherwise` where none is given.
std::string word_in(
    json_cursor& from,
    std::string_view name,
    std::string_view otherwise,
    std::initializer_list<std::string_view> words
) {
    auto word = from.maybe_text(name, text::any_value).value_or(std::string(otherwise));
    if (std::find(words.begin(), words.end(), word) == words.end())
        from.found().add("WAARDE_ONGELDIG", name, "no word that is known here");
    return word;
}

} // namespace

security::security(
    std::optional<signing_setup> setup, std::string gateway_oin, mutation::mutation broken
)
    : setup_(std::move(setup)), gateway_oin_(std::move(gateway_oin)), broken_(std::move(broken)) {
    if (!setup_) return;
    roots_.emplace(setup_->ca, setup_->crl);
    own_ = signatures::read_credential(setup_->certificate, setup_->key);
    shown_ = *own_;
    on_ = setup_->on;
}

signing_plan security::plan_for(std::string_view what) const {
    return applies_to_ == what || applies_to_ == "both" ? plan_ : signing_plan();
}

signatures::signed_message security::sign_request(const std::string& envelope) const {
    if (!on_) return {envelope, {}};
    return signatures::sign(
        envelope, shown_, plan_for("requests"), std::nullopt, std::chrono::system_clock::now()
    );
}

std::string
security::sign_answer(const std::string& envelope, const std::string& request_value) const {
    if (!on_) return envelope;
    return signatures::sign(
               envelope,
               shown_,
               plan_for("answers"),
               request_value,
               std::chrono::system_clock::now()
    )
        .document;
}

std::optional<signatures::verified>
security::verify(const std::string& envelope, findings& found) const {
    return signatures::verify(
        envelope, {*roots_, gateway_oin_, std::chrono::system_clock::now()}, found
    );
}

/// What a mutant does not look at in a notice's signature (ESAR-25.7 to ESAR-25.10).
bool security::is_overlooked(const text::finding& why, const std::string& envelope) const {
    if (broken_.behaves(behaviours::takes_unsigned))
        return signatures::signature_value_in(envelope).empty();
    if (broken_.behaves(behaviours::takes_any_signature))
        return why.requirement == "ESAR-02" && why.code == "HANDTEKENING_ONGELDIG";
    if (broken_.behaves(behaviours::takes_any_signer)) return why.requirement == "ESAR-03";
    if (broken_.behaves(behaviours::reads_unsigned_body)) return why.requirement == "ESAR-04";
    return broken_.behaves(behaviours::takes_any_age) && why.code == "BERICHT_VERLOPEN";
}

void security::check_notice(const std::string& envelope, findings& found) const {
    if (!on_) return;
    findings seen("ESAR-02");
    verify(envelope, seen);
    const auto& why = seen.first();
    if (!why || is_overlooked(*why, envelope)) return;
    found.add_under(why->requirement, why->code, why->field, why->what);
}

void security::check_answer(
    const std::string& envelope, const std::string& request_value, bool is_fault, findings& found
) const {
    if (!on_) return;
    if (const auto told = verify(envelope, found))
        signatures::check_confirmation(*told, request_value, is_fault, found);
}

json security::told() const {
    json told{{"signing", on_ ? "on" : "off"}};
    told["algorithm"] = plan_.method->name;
    told["wrong"] = signatures::name_of(plan_.wrong);
    told["created_offset"] = plan_.created_offset.count();
    told["expires_after"] = plan_.expires_after ? json(plan_.expires_after->count()) : json(never);
    told["message_id"] = repeats_message_id_ ? "repeat" : "new";
    told["applies_to"] = applies_to_;
    return told;
}

signatures::credential security::read_shown(json_cursor& from) const {
    const auto certificate = from.maybe_text("certificate", text::any_value);
    const auto key = from.maybe_text("key", text::any_value);
    if (!setup_) return {};
    if (!certificate && !key) return *own_;
    try {
        return signatures::read_credential(
            setup_->directory / certificate.value_or(""), setup_->directory / key.value_or("")
        );
    } catch (const std::runtime_error& error) {
        from.found().add("WAARDE_ONGELDIG", "certificate", error.what());
        return {};
    }
}

void security::check_key(const wish& read, findings& found) const {
    if (!found.clean() || !read.on || read.plan.method->keyed_by_secret) return;
    try {
        signatures::signed_with(*read.plan.method, read.shown.secret.get(), "");
    } catch (const std::runtime_error& error) {
        found.add("WAARDE_ONGELDIG", "algorithm", error.what());
    }
}

security::wish security::read_wish(const json& body, findings& found) const {
    wish read;
    json_cursor from(body, {}, found);
    read.on = word_in(from, "signing", is_on() ? "on" : "off", {"on", "off"}) == "on";
    if (read.on && !setup_)
        found.add("WAARDE_ONGELDIG", "signing", "the configuration names no signing_certificate");
    read.plan = read_plan(from);
    read.applies_to = word_in(from, "applies_to", "requests", {"requests", "answers", "both"});
    read.repeats_message_id = word_in(from, "message_id", "new", {"new", "repeat"}) == "repeat";
    read.shown = read_shown(from);
    from.end();
    check_key(read, found);
    return read;
}

std::optional<text::finding> security::change(const json& body) {
    findings found("");
    auto read = read_wish(body, found);
    if (found.first()) return found.first();
    on_ = read.on;
    plan_ = read.plan;
    shown_ = std::move(read.shown);
    applies_to_ = std::move(read.applies_to);
    repeats_message_id_ = read.repeats_message_id;
    return std::nullopt;
}

} // namespace kruispunt::conformance::regions::esar
