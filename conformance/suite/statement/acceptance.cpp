#include "conformance/suite/statement/acceptance.hpp"

#include "conformance/suite/statement/envelope.hpp"
#include "conformance/text/canonical_json.hpp"
#include "conformance/verify/hashing.hpp"

#include <algorithm>
#include <stdexcept>

namespace kruispunt::conformance::suite::statement {
namespace {

using text::json;

constexpr std::string_view predicate_type = "urn:kruispunt:acceptance:v1";

json by_sha256(const std::string& name, const std::string& digest) {
    return {{"name", name}, {"digest", {{"sha256", digest}}}};
}

json subjects(const verification& came, const reporting::report& of) {
    json made = json::array();
    made.push_back(by_sha256("report.json", came.report_sha256));
    made.push_back(by_sha256(of.of.is.name + ' ' + of.of.is.version, of.of.is.build_sha256));
    return made;
}

json roles_of(const reporting::report& of) {
    json made = json::array();
    for (const auto role : of.of.roles)
        made.push_back(reporting::word(role));
    return made;
}

json steps_of(const verification& came) {
    json made = json::array();
    for (const auto& step : came.steps)
        made.push_back({{"step", step.name}, {"holds", true}});
    return made;
}

json product_of(const reporting::report& of) {
    const auto& is = of.of.is;
    return {
        {"vendor", is.vendor},
        {"name", is.name},
        {"version", is.version},
        {"build_sha256", is.build_sha256}};
}

json predicate(const verification& came, const reporting::report& of, const acceptance_term& term) {
    return {
        {"protocol", of.of.protocol},
        {"protocol_version", protocol_pages_version},
        {"roles", roles_of(of)},
        {"oin", of.of.oin},
        {"product", product_of(of)},
        {"catalogue_sha256", of.run.catalogue},
        {"report_sha256", came.report_sha256},
        {"verdict", came.verdict},
        {"steps", steps_of(came)},
        {"accepted_at", text::rfc3339(term.accepted_at)},
        {"valid_until", text::rfc3339(term.valid_until)}};
}

void require(bool holds, const char* otherwise) {
    if (!holds) throw std::runtime_error(otherwise);
}

void require_one_report(const verification& came, const reporting::report& of) {
    const auto octets = reporting::canonical_report(of) + '\n';
    require(
        verify::hex(verify::sha256(octets)) == came.report_sha256,
        "the report is not the one that was verified"
    );
}

} // namespace

std::optional<text::instant> end_of_day(std::string_view day) {
    constexpr std::size_t length = 10;
    if (day.size() != length) return std::nullopt;
    return text::read_utc(std::string(day) + "T23:59:59Z");
}

std::string acceptance_statement(
    const verification& came, const reporting::report& of, const acceptance_term& term
) {
    require(came.accepted(), "a step does not hold: nothing is accepted");
    require_one_report(came, of);
    require(term.valid_until > term.accepted_at, "it would end before it begins");
    require(
        term.valid_until - term.accepted_at <= longest_acceptance, "it would last over five years"
    );
    return text::canonical(
        {{"_type", "https://in-toto.io/Statement/v1"},
         {"subject", subjects(came, of)},
         {"predicateType", predicate_type},
         {"predicate", predicate(came, of, term)}}
    );
}

std::string acceptance_record(
    const verification& came,
    const reporting::report& of,
    const acceptance_term& term,
    const signing_key& key,
    const trust& body
) {
    const auto is_this = [id = key.id()](const vendor_key& each) { return each.key.id() == id; };
    require(std::ranges::none_of(body.keys, is_this), "the key is a vendor's, not the body's own");
    return write_envelope(sealed(acceptance_statement(came, of, term), key, {}));
}

} // namespace kruispunt::conformance::suite::statement
