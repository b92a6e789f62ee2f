#include "gateway/portal/connection_words.hpp"

#include <algorithm>
#include <array>

namespace kruispunt::portal {

namespace {

using ports::link_fault;
using ports::link_step;

constexpr std::string_view ours = "wij";
constexpr std::string_view network = "netwerk";
constexpr std::string_view theirs = "regio";

struct row {
    link_fault fault;
    fault_words words;
};

constexpr std::array rows{
    row{link_fault::bad_address,
        {"adres-onjuist", ours, "zet in de configuratie een endpoint https://host:poort"}},
    row{link_fault::name_unknown,
        {"naam-onbekend",
         ours,
         "vergelijk de naam in endpoint met de regio; klopt zij, dan hoort "
         "de regio haar in het DNS te zetten"}},
    row{link_fault::names_silent,
        {"dns-zwijgt", network, "kijk of deze machine namen kan opzoeken (/etc/resolv.conf)"}},
    row{link_fault::port_refused,
        {"poort-dicht",
         theirs,
         "daar luistert niemand: vraag de regio of haar dienst loopt en "
         "vergelijk de poort in endpoint"}},
    row{link_fault::no_route,
        {"geen-weg", network, "kijk naar route en firewall van deze machine naar dat adres"}},
    row{link_fault::no_tcp_answer,
        {"geen-verbinding",
         network,
         "niets komt terug: meestal een firewall, hier of bij de regio; "
         "vraag of ons adres is toegelaten"}},
    row{link_fault::own_files,
        {"eigen-bestanden", ours, "herstel het genoemde bestand; kruispunt check --config"}},
    row{link_fault::no_tls,
        {"geen-tls",
         theirs,
         "wat daar antwoordt spreekt geen TLS: vergelijk de poort in endpoint, "
         "en vraag de regio wat er staat"}},
    row{link_fault::tls_refused,
        {"tls-geweigerd",
         theirs,
         "geen gezamenlijke versie of versleuteling: de regio moet TLS 1.3, "
         "of 1.2 met ECDHE en AEAD, aanbieden (COM-01)"}},
    row{link_fault::no_tls_answer,
        {"tls-zwijgt",
         theirs,
         "de verbinding staat en de regio begint niet: vraag haar naar haar "
         "toegangslaag"}},
    row{link_fault::untrusted,
        {"niet-vertrouwd",
         theirs,
         "vraag de regio welke uitgever zij gebruikt; hoort die erbij, "
         "voeg hem toe aan ca in de configuratie"}},
    row{link_fault::expired,
        {"verlopen", theirs, "de regio moet haar certificaat vernieuwen; klopt onze klok?"}},
    row{link_fault::not_yet_valid,
        {"nog-niet-geldig",
         theirs,
         "het certificaat van de regio geldt nog niet; klopt onze klok?"}},
    row{link_fault::revoked,
        {"ingetrokken",
         theirs,
         "bel de regio: haar certificaat is ingetrokken, wie daar antwoordt "
         "is niet te vertrouwen"}},
    row{link_fault::wrong_host,
        {"andere-naam",
         theirs,
         "het certificaat is voor een andere naam: vergelijk de naam in "
         "endpoint; klopt zij, dan moet de regio een ander certificaat"}},
    row{link_fault::own_list_old,
        {"lijst-te-oud", ours, "vernieuw de lijst die crl in de configuratie noemt"}},
    row{link_fault::not_known,
        {"niet-bekend",
         theirs,
         "de regio toont een ander certificaat dan de configuratie van haar kent: "
         "vraag haar of het klopt, en zet het er dan bij"}},
    row{link_fault::unfit,
        {"ongeschikt",
         theirs,
         "het certificaat van de regio is niet voor een server, of te zwak: "
         "zij moet een ander hebben"}},
    row{link_fault::ours_refused,
        {"ons-geweigerd",
         ours,
         "de regio neemt ons certificaat niet: kijk of het geldt, en laat de "
         "regio onze uitgever en ons OIN toelaten"}},
    row{link_fault::wrong_oin,
        {"ander-oin",
         theirs,
         "daar antwoordt een andere partij: vergelijk oin en endpoint van de "
         "regio in de configuratie"}},
    row{link_fault::no_answer,
        {"geen-antwoord",
         theirs,
         "de regio neemt de vraag aan en antwoordt niet: vraag haar naar "
         "haar dienst"}},
    row{link_fault::broken_off,
        {"afgebroken",
         theirs,
         "de regio verbreekt zonder antwoord: vraag haar naar haar logboek; "
         "vaak neemt zij ons certificaat niet"}},
    row{link_fault::no_http,
        {"geen-http", theirs, "wat daar antwoordt is geen HTTP: vergelijk de poort in endpoint"}},
    row{link_fault::elsewhere,
        {"doorverwezen",
         theirs,
         "een doorverwijzing wordt nooit gevolgd: zet in endpoint het adres "
         "zelf, zoals de regio het opgeeft"}},
    row{link_fault::not_admitted,
        {"niet-toegelaten", theirs, "de regio laat ons niet toe: zij moet ons OIN toelaten"}},
    row{link_fault::not_there,
        {"niet-daar",
         theirs,
         "op dat pad staat niets: vergelijk endpoint met wat de regio opgeeft"}},
    row{link_fault::asks_to_wait,
        {"later", theirs, "de regio vraagt te wachten; wat haar toekomt wacht en gaat vanzelf"}},
    row{link_fault::failing,
        {"storing", theirs, "de dienst van de regio faalt: vraag haar naar haar logboek"}},
    row{link_fault::request_refused,
        {"vraag-geweigerd",
         theirs,
         "de regio weigert de vraag: vergelijk endpoint, en vraag haar "
         "naar haar logboek"}},
    row{link_fault::not_the_protocol,
        {"ander-protocol",
         theirs,
         "wat daar antwoordt spreekt niet het protocol van de regio: "
         "vergelijk endpoint en protocol in de configuratie"}},
};

} // namespace

fault_words words_of(link_fault fault) {
    const auto found = std::find_if(rows.begin(), rows.end(), [fault](const row& each) {
        return each.fault == fault;
    });
    return found == rows.end() ? fault_words() : found->words;
}

std::string_view word_of(link_step step) {
    switch (step) {
    case link_step::name:
        return "naam";
    case link_step::tcp:
        return "tcp";
    case link_step::tls:
        return "tls";
    case link_step::certificate:
        return "certificaat";
    case link_step::oin:
        return "oin";
    case link_step::protocol:
        return "protocol";
    }
    return {};
}

} // namespace kruispunt::portal
