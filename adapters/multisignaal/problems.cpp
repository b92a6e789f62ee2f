#include "adapters/multisignaal/problems.hpp"

namespace kruispunt::adapters::multisignaal {

namespace {

using domain::errc;
using sdk::field;

constexpr std::string_view api_version = "1.0.0";

// A guess at how long a gateway that cannot write now will take.
constexpr std::string_view retry_after_seconds = "5";

std::string_view title_of(int status) {
    switch (status) {
    case 400:
        return "Ongeldig verzoek";
    case 403:
        return "Niet bevoegd";
    case 404:
        return "Niet gevonden";
    case 405:
        return "Methode niet toegestaan";
    case 406:
        return "Geen aanvaardbare vorm";
    case 409:
        return "Conflict";
    case 412:
        return "Niet aan de voorwaarde voldaan";
    case 413:
        return "Verzoek te groot";
    case 415:
        return "Vorm niet ondersteund";
    case 431:
        return "Kopvelden te groot";
    case 501:
        return "Nog niet ondersteund";
    case 503:
        return "Tijdelijk niet beschikbaar";
    default:
        return "Fout";
    }
}

} // namespace

ports::http_response answer(int status, std::string content_type, std::string body) {
    ports::http_response made;
    made.status = status;
    if (!body.empty()) made.fields.add("Content-Type", std::move(content_type));
    made.fields.add("API-Version", std::string(api_version));
    made.fields.add("Cache-Control", "no-store");
    made.fields.add("Content-Security-Policy", "frame-ancestors 'none'");
    made.fields.add("Strict-Transport-Security", "max-age=31536000");
    made.fields.add("X-Content-Type-Options", "nosniff");
    made.fields.add("X-Frame-Options", "DENY");
    made.body = std::move(body);
    return made;
}

problems::problems(const std::filesystem::path& mapping_file, std::string base)
    : mapping_(mapping_file), base_(std::move(base)) {}

int problems::status_of(errc code) {
    switch (code) {
    case errc::signal_unknown:
        return 404;
    case errc::reference_conflict:
        return 409;
    case errc::oin_not_authorised:
        return 403;
    case errc::message_too_large:
        return 413;
    case errc::temporarily_unavailable:
        return 503;
    default:
        return 400;
    }
}

ports::http_response problems::of(
    int status,
    const domain::error& first,
    const std::vector<sdk::finding>& findings,
    const std::string& instance
) const {
    sdk::record values;
    values.add(field::error_type, base_ + "/fouten/" + std::string(wire_code(first.code)));
    values.add(field::error_title, title_of(status));
    values.add(field::error_status, std::to_string(status));
    values.add(field::error_text, dutch_text(first.code));
    values.add(field::error_instance, instance);
    values.add(field::error_code, wire_code(first.code));
    values.add(field::error_field, first.field);
    if (findings.empty() && status == 400) {
        values.add(field::finding_code, wire_code(first.code));
        values.add(field::finding_field, first.field);
    }
    for (const sdk::finding& found : findings) {
        values.add(field::finding_code, wire_code(found.code));
        values.add(field::finding_field, found.path);
    }
    auto made = answer(status, "application/problem+json", mapping_.write(values));
    if (status == 503) made.fields.add("Retry-After", std::string(retry_after_seconds));
    return made;
}

ports::http_response problems::plain(int status, const std::string& detail) const {
    sdk::record values;
    values.add(field::error_type, "about:blank");
    values.add(field::error_title, title_of(status));
    values.add(field::error_status, std::to_string(status));
    values.add(field::error_text, detail);
    return answer(status, "application/problem+json", mapping_.write(values));
}

ports::http_response problems::page(std::string_view code) const {
    const errc known = domain::code_from_wire(code);
    if (wire_code(known) != code) return plain(404, "deze foutcode bestaat niet");
    const std::string text = std::string(code) + "\n" + std::string(dutch_text(known)) + "\n" +
                             std::string(english_text(known)) + "\n";
    return answer(200, "text/plain; charset=utf-8", text);
}

} // namespace kruispunt::adapters::multisignaal
