#include "conformance/gateways/multisignaal/problems.hpp"

#include "conformance/gateways/kernel/answer.hpp"
#include "conformance/gateways/multisignaal/resources.hpp"
#include "conformance/text/json.hpp"

#include <array>
#include <utility>

namespace kruispunt::conformance::gateways::multisignaal {
namespace {

constexpr unsigned later = 503;

constexpr std::array<std::pair<std::string_view, unsigned>, 5> statuses{
    {{"OIN_NIET_BEVOEGD", 403},
     {"SIGNAAL_ONBEKEND", 404},
     {"KENMERK_CONFLICT", 409},
     {"BERICHT_TE_GROOT", 413},
     {"TIJDELIJK_NIET_BESCHIKBAAR", later}}};

constexpr std::array<std::pair<unsigned, std::string_view>, 7> details{
    {{404, "er is geen bron op dit pad"},
     {405, "de bron kent deze methode niet"},
     {406, "de aanroeper neemt geen JSON aan"},
     {412, "aan een voorwaarde is niet voldaan"},
     {415, "het mediatype van de inhoud is niet het voorgeschreven"},
     {429, "probeer het later opnieuw"},
     {431, "het hoofd van de aanvraag is te groot"}}};

/// What has no code of the contract's is explained by its status.
std::string_view detail_of(unsigned status, const text::finding& first) {
    if (first.code == "WAARDE_ONGELDIG")
        for (const auto& [known, detail] : details)
            if (known == status) return detail;
    return kernel::description_of(first.code);
}

text::json or_null(const std::string& field) {
    return field.empty() ? text::json(nullptr) : text::json(field);
}

} // namespace

unsigned status_of(std::string_view code) {
    for (const auto& [known, status] : statuses)
        if (known == code) return status;
    return 400;
}

wire::response
write_problem(unsigned status, const std::vector<text::finding>& found, std::string_view path) {
    const auto& first = found.front();
    text::json all = text::json::array();
    for (const auto& each : found)
        all.push_back({{"code", each.code}, {"veld", or_null(each.field)}});
    const text::json body{
        {"type", std::string(base_path) + "/fouten/" + first.code},
        {"title", kernel::description_of(first.code)},
        {"status", status},
        {"detail", detail_of(status, first)},
        {"instance", path.empty() ? text::json(std::string(base_path)) : text::json(path)},
        {"code", first.code},
        {"veld", or_null(first.field)},
        {"fouten", std::move(all)}};
    wire::response made{
        status, {{"Content-Type", "application/problem+json"}}, text::write_json(body)};
    if (status == later || status == 429) made.headers.push_back({"Retry-After", "1"});
    return made;
}

} // namespace kruispunt::conformance::gateways::multisignaal
