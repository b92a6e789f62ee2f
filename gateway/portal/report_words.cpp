#include "gateway/portal/report_words.hpp"

#include "gateway/domain/uuid.hpp"

#include <array>
#include <chrono>
#include <cstddef>
#include <string_view>

namespace kruispunt::portal {

using namespace domain;

namespace {

// In the order of `acceptance_step`.
constexpr std::array<std::string_view, acceptance_step_count> step_words{
    "vorm", "handtekening", "onderzoek", "deelnemer", "versie", "rollen", "geldigheid"};

std::string_view words_of(acceptance_fault why) {
    switch (why) {
    case acceptance_fault::none:
        return {};
    case acceptance_fault::unreadable:
        return "dit is geen aanvaarding zoals de coördinatie die schrijft (kruispunt-conformance "
               "verify --accept): lever het bestand in zoals u het kreeg";
    case acceptance_fault::not_signed:
        return "geen sleutel van de coördinatie die hier bekend is heeft precies dit ondertekend; "
               "vraag haar welke sleutel het was, en de beheerder of die in [conformance] "
               "body_keys staat";
    case acceptance_fault::step_missing:
        return "niet alle veertien stappen van het onderzoek staan er als gehouden in; vraag de "
               "coördinatie om een nieuwe aanvaarding, met het programma van nu";
    case acceptance_fault::unknown_oin:
        return "het geteste systeem droeg een OIN dat van geen regio hier is; test het met het "
               "OIN van de regio die moet worden toegelaten";
    case acceptance_fault::another_protocol:
        return "de regio met dit OIN spreekt hier een ander protocol dan is getest";
    case acceptance_fault::another_version:
        return "getest is een andere versie van het protocol dan deze gateway spreekt; test met de "
               "catalogus van die versie";
    case acceptance_fault::role_missing:
        return "getest moeten zijn de rollen van een verwijsindex, in één run: server, en client "
               "waar zij zelf aanroept";
    case acceptance_fault::not_yet:
        return "de aanvaarding begint later dan nu: kijk naar de klok van de gateway en die van "
               "de coördinatie";
    case acceptance_fault::over:
        return "de aanvaarding is verlopen; laat opnieuw testen en aanvaarden";
    }
    return {};
}

json text_or_null(std::string_view text) {
    return text.empty() ? json(nullptr) : json(text);
}

std::string_view outcome_of(std::size_t step, const judged_acceptance& judged) {
    const auto failed = static_cast<std::size_t>(judged.failed);
    if (judged.holds() || step < failed) return "goed";
    return step == failed ? "mislukt" : "niet bereikt";
}

std::string_view standing_of(const verified_report& report) {
    if (report.judged.holds()) return "geldig";
    return report.judged.why == acceptance_fault::over ? "verlopen" : "ongeldig";
}

void add_what_it_says(json& to, const std::optional<acceptance>& says, instant now) {
    const acceptance& of = says ? *says : acceptance();
    to["protocol"] = text_or_null(of.protocol);
    to["protocolversie"] = text_or_null(of.protocol_version);
    to["rollen"] = of.roles;
    to["oin"] = text_or_null(of.oin);
    to["leverancier"] = text_or_null(of.vendor);
    to["product"] = text_or_null(of.product);
    to["productversie"] = text_or_null(of.product_version);
    to["build"] = text_or_null(of.build);
    to["catalogus"] = text_or_null(of.catalogue);
    to["rapport"] = text_or_null(of.report);
    to["uitkomst"] = text_or_null(of.verdict);
    to["aanvaardOp"] = moment(of.accepted_at);
    to["geldigTot"] = moment(of.valid_until);
    to["dagen"] = says ? json(days_until(of.valid_until, now)) : json(nullptr);
}

} // namespace

std::int64_t days_until(instant end, instant now) {
    return std::chrono::floor<std::chrono::days>(end - now).count();
}

std::string failed_step_of(const verified_report& report) {
    if (report.judged.holds()) return {};
    return std::string(step_words.at(static_cast<std::size_t>(report.judged.failed)));
}

std::string why_refused(const verified_report& report) {
    std::string why(words_of(report.judged.why));
    if (!report.amiss.empty()) why += " (het ligt aan " + report.amiss + ")";
    return why;
}

json steps_of(const verified_report& report) {
    json all = json::array();
    for (std::size_t i = 0; i < step_words.size(); ++i) {
        const std::string_view came = outcome_of(i, report.judged);
        json one{{"stap", step_words.at(i)}, {"uitkomst", came}, {"toelichting", nullptr}};
        if (came == "mislukt") one["toelichting"] = why_refused(report);
        all.push_back(std::move(one));
    }
    return all;
}

json shown(const verified_report& report, instant now) {
    json row{{"id", to_text(report.kept.id)}, {"regio", report.kept.region}};
    row["toestand"] = standing_of(report);
    add_what_it_says(row, report.says, now);
    row["ingeleverdOp"] = moment(report.kept.since);
    row["ingeleverdDoor"] = report.kept.by;
    return row;
}

} // namespace kruispunt::portal
