#include "adapters/multisignaal/problems.hpp"

#include "adapters/multisignaal/routes.hpp"

namespace kruispunt::adapters::multisignaal {

namespace {

using domain::errc;
using sdk::field;

constexpr char problem_json[] = "application/problem+json";

// A guess at how long a gateway that cannot take more now will take.
constexpr char retry_after_seconds[] = "5";

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
    case 429:
        return "Te veel verzoeken";
    case 431:
        return "Kopvelden te groot";
    case 503:
        return "Tijdelijk niet beschikbaar";
    default:
        return "Fout";
    }
}

bool asks_to_come_back(int status) {
    return status == 429 || status == 503;
}

} // namespace

problems::problems(const std::filesystem::path& mapping_file, std::string base, const answers& with)
    : answers_(with), mapping_(mapping_file), base_(std::move(base)) {}

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
    const std::string& path
) const {
    return write(status, first, dutch_text(first.code), findings, path);
}

ports::http_response problems::plain(
    int status, std::string_view detail, const std::string& path, const char* about
) const {
    return write(status, domain::make_error(errc::value_invalid, about), detail, {}, path);
}

ports::http_response problems::write(
    int status,
    const domain::error& first,
    std::string_view detail,
    const std::vector<sdk::finding>& findings,
    const std::string& path
) const {
    const std::string code(wire_code(first.code));
    sdk::record values;
    values.add(field::error_type, base_ + path_of(*route_named("getFout"), code));
    values.add(field::error_title, title_of(status));
    values.add(field::error_status, std::to_string(status));
    values.add(field::error_text, detail);
    values.add(field::error_instance, base_ + path);
    values.add(field::error_code, code);
    values.add(field::error_field, first.field);
    if (findings.empty() && status == 400) {
        values.add(field::finding_code, code);
        values.add(field::finding_field, first.field);
    }
    for (const sdk::finding& found : findings) {
        values.add(field::finding_code, wire_code(found.code));
        values.add(field::finding_field, found.path);
    }
    auto made = answers_.make(status, problem_json, mapping_.write(values));
    if (asks_to_come_back(status)) made.fields.add("Retry-After", retry_after_seconds);
    return made;
}

ports::http_response problems::page(std::string_view code) const {
    const errc known = domain::code_from_wire(code);
    if (wire_code(known) != code)
        return plain(404, "deze foutcode bestaat niet", path_of(*route_named("getFout"), {}));
    const std::string text = std::string(code) + "\n\n" + std::string(dutch_text(known)) + "\n" +
                             std::string(english_text(known)) +
                             "\n\nHTTP-status: " + std::to_string(status_of(known)) + "\n";
    return answers_.make(200, "text/plain; charset=utf-8", text);
}

} // namespace kruispunt::adapters::multisignaal
