#include "conformance/gateways/kernel/answer.hpp"
#include "conformance/gateways/kernel/notice.hpp"

#include <array>
#include <utility>

namespace kruispunt::conformance::gateways::kernel {
namespace {

using worded = std::pair<std::string_view, std::string_view>;

constexpr std::array<worded, 15> errors{
    {{"BSN_ONGELDIG", "het burgerservicenummer voldoet niet aan de elfproef of de lengte"},
     {"DATUM_ONGELDIG", "de datum bestaat niet of mag hier niet"},
     {"LEEFTIJD", "de leeftijdsgrens is bereikt"},
     {"VERPLICHT_VELD", "een verplicht veld ontbreekt of is leeg"},
     {"ONBEKEND_VELD", "het bericht bevat een onbekend veld"},
     {"WAARDE_ONGELDIG", "de waarde heeft niet de voorgeschreven vorm"},
     {"KENMERK_CONFLICT", "het kenmerk staat voor iets anders"},
     {"SIGNAAL_ONBEKEND", "er is geen signaal met dit kenmerk"},
     {"VERZOEKER_NIET_BEVOEGD", "wie vraagt is daartoe niet bevoegd"},
     {"OIN_NIET_BEVOEGD", "de aanroeper is hiertoe niet bevoegd"},
     {"HANDTEKENING_ONGELDIG", "de handtekening ontbreekt of klopt niet"},
     {"BERICHT_VERLOPEN", "de geldigheid van het bericht is voorbij"},
     {"BERICHT_TE_GROOT", "het bericht is te groot"},
     {"BERICHT_ONLEESBAAR", "het bericht is niet te lezen"},
     {"TIJDELIJK_NIET_BESCHIKBAAR", "probeer het later opnieuw"}}};

constexpr std::array<worded, 2> warnings{
    {{"INFORMATIEPLICHT", "de wet vraagt een ander te informeren"},
     {"NIET_GEMATCHT", "zonder burgerservicenummer wordt niet vergeleken"}}};

constexpr std::array<std::pair<notice_kind, std::string_view>, 12> kinds{
    {{notice_kind::match_made, "match_made"},
     {notice_kind::match_changed, "match_changed"},
     {notice_kind::match_ended, "match_ended"},
     {notice_kind::verify_identity, "verify_identity"},
     {notice_kind::signal_expiring, "signal_expiring"},
     {notice_kind::signal_lapsed, "signal_lapsed"},
     {notice_kind::history, "history"},
     {notice_kind::relocated, "relocated"},
     {notice_kind::relocation, "relocation"},
     {notice_kind::reminder, "reminder"},
     {notice_kind::inspection, "inspection"},
     {notice_kind::rejection, "rejection"}}};

template <class Key, std::size_t N>
std::string_view
word_for(const std::array<std::pair<Key, std::string_view>, N>& words, const Key& of) {
    for (const auto& [key, word] : words)
        if (key == of) return word;
    return {};
}

} // namespace

std::string_view name_of(notice_kind kind) {
    return word_for(kinds, kind);
}

std::string_view description_of_warning(std::string_view code) {
    return word_for(warnings, code);
}

std::string_view description_of(std::string_view code) {
    return word_for(errors, code);
}

} // namespace kruispunt::conformance::gateways::kernel
