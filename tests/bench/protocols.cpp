#include "tests/bench/protocols.hpp"

#include <array>
#include <stdexcept>

namespace kruispunt::bench {
namespace {

constexpr std::string_view signal_json =
    R"({"bsn":"{bsn}","instantie":{"oin":"00000099000000003000","naam":"Jeugdhulp Voorbeeld")"
    R"(},"melder":{"naam":"J. Jansen","functie":"jeugdarts","telefoon":"+31201234567",)"
    R"("email":"j.jansen@voorbeeld.nl"},"datum":"{today}","geinformeerd":"ouders"})";

constexpr std::string_view signal_stuf =
    R"(<sisa:signLk01 xmlns:sisa="urn:nl:verwijsindex:sisa:1" )"
    R"(xmlns:StUF="http://www.egem.nl/StUF/StUF0301"><sisa:stuurgegevens>)"
    R"(<StUF:berichtcode>Lk01</StUF:berichtcode><StUF:zender><StUF:organisatie>)"
    R"(00000099000000000003</StUF:organisatie><StUF:applicatie>SISA</StUF:applicatie>)"
    R"(</StUF:zender><StUF:ontvanger><StUF:organisatie>00000099000000000000)"
    R"(</StUF:organisatie><StUF:applicatie>KRUISPUNT</StUF:applicatie></StUF:ontvanger>)"
    R"(<StUF:referentienummer>R-{run}-{id}</StUF:referentienummer>)"
    R"(<StUF:tijdstipBericht>{time}</StUF:tijdstipBericht>)"
    R"(<StUF:entiteittype>SGN</StUF:entiteittype></sisa:stuurgegevens><sisa:parameters>)"
    R"(<StUF:mutatiesoort>T</StUF:mutatiesoort>)"
    R"(<StUF:indicatorOvername>V</StUF:indicatorOvername></sisa:parameters>)"
    R"(<sisa:object StUF:entiteittype="SGN"><sisa:signaalId>L-{id}</sisa:signaalId>)"
    R"(<sisa:bsn>{bsn}</sisa:bsn><sisa:naam><sisa:voornamen>Aïcha Maria</sisa:voornamen>)"
    R"(<sisa:voorvoegsel>van der</sisa:voorvoegsel><sisa:geslachtsnaam>Berg)"
    R"(</sisa:geslachtsnaam></sisa:naam>)"
    R"(<sisa:geboortedatum StUF:indOnvolledigeDatum="V">20180517</sisa:geboortedatum>)"
    R"(<sisa:geslacht>V</sisa:geslacht><sisa:instantie><sisa:oin>00000099000000002000)"
    R"(</sisa:oin><sisa:naam>Jeugdplein Voorbeeld</sisa:naam>)"
    R"(<sisa:telefoon>+31101234567</sisa:telefoon></sisa:instantie>)"
    R"(<sisa:ingangsdatum>{today8}</sisa:ingangsdatum>)"
    R"(<sisa:geinformeerd>ouders</sisa:geinformeerd></sisa:object></sisa:signLk01>)";

constexpr std::string_view signal_soap =
    R"(<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/">)"
    R"(<soap:Header xmlns:wsa="http://www.w3.org/2005/08/addressing">)"
    R"(<wsa:To>https://localhost/esar/v1/signalering</wsa:To>)"
    R"(<wsa:Action>urn:nl:verwijsindex:esar:1/SignaalAfgeven</wsa:Action><wsa:From>)"
    R"(<wsa:Address>https://esar.example/?oin=00000099000000000001</wsa:Address></wsa:From>)"
    R"(<wsa:MessageID>urn:uuid:{run}-0000-4000-8000-00{id}</wsa:MessageID></soap:Header>)"
    R"(<soap:Body><SignaalAfgeven xmlns="urn:nl:verwijsindex:esar:1">)"
    R"(<signaalId>L-{id}</signaalId><kind><bsn>{bsn}</bsn><naam>)"
    R"(<voornamen>Aïcha Maria</voornamen><voorvoegsel>van der</voorvoegsel>)"
    R"(<geslachtsnaam>Berg</geslachtsnaam></naam><woonplaats>Almere</woonplaats>)"
    R"(<gemeentecode>0034</gemeentecode><geboortedatum>2018-05-17</geboortedatum>)"
    R"(<geslacht>V</geslacht></kind><instantie><oin>00000099000000001000</oin>)"
    R"(<naam>Jeugdgezondheidszorg Voorbeeld</naam><telefoon>+31320000000</telefoon>)"
    R"(</instantie><melder><naam>J. Jansen</naam><functie>jeugdarts</functie>)"
    R"(<telefoon>+31201234567</telefoon><email>j.jansen@voorbeeld.nl</email></melder>)"
    R"(<datum>{today}</datum><geinformeerd>ouders</geinformeerd></SignaalAfgeven>)"
    R"(</soap:Body></soap:Envelope>)";

constexpr std::string_view mutation_json =
    R"({"volgnummer":1{id},"soort":"nieuw","tijdstip":"{today}T00:00:00+01:00","signaal":{)"
    R"("signaalId":"L-{id}","jeugdige":{"bsn":"{bsn}","voornamen":"Aïcha Maria",)"
    R"("voorvoegsel":"van der","geslachtsnaam":"Berg","geboortedatum":"2018-05-17",)"
    R"("adres":{"straat":"Oudegracht","huisnummer":12,"huisletter":null,"toevoeging":null,)"
    R"("postcode":"3511AB","woonplaats":"Utrecht","gemeentecode":"0344"}},)"
    R"("gezin":{"oudersBsn":[]},"instantie":{"oin":"00000099000000004000",)"
    R"("naam":"Buurtteam Voorbeeld","telefoon":null},"melder":{"naam":"J. Jansen",)"
    R"("functie":"jeugdarts","telefoon":"+31301234567","email":"j.jansen@voorbeeld.nl"},)"
    R"("datum":"{today}","geinformeerd":"ouders","reden":null}})";

constexpr std::array protocols{
    protocol{
        "multisignaal",
        "PUT",
        "/multisignaal/v1/signalen/L-{id}",
        "Content-Type: application/json\r\n",
        signal_json,
        "",
        201,
        200},
    protocol{
        "sisa",
        "POST",
        "/sisa/v1/berichten",
        "Content-Type: text/xml; charset=utf-8\r\n",
        signal_stuf,
        "Bv03Bericht",
        200,
        200},
    protocol{
        "esar",
        "POST",
        "/esar/v1/signalering",
        "Content-Type: text/xml; charset=utf-8\r\n"
        "SOAPAction: \"urn:nl:verwijsindex:esar:1/SignaalAfgeven\"\r\n",
        signal_soap,
        "SignaalAfgevenAntwoord",
        200,
        200}};

} // namespace

const protocol& protocol_named(std::string_view name) {
    for (const auto& each : protocols)
        if (each.name == name) return each;
    throw std::invalid_argument("no such protocol: " + std::string(name));
}

std::vector<std::string> protocol_names() {
    std::vector<std::string> names;
    names.reserve(protocols.size());
    for (const auto& each : protocols)
        names.emplace_back(each.name);
    return names;
}

message_template request_of(const protocol& how, const std::string& host) {
    const auto length = std::to_string(message_template(how.body).size());
    std::string text;
    text.append(how.method).append(" ").append(how.target).append(" HTTP/1.1\r\n");
    text.append("Host: ").append(host).append("\r\n").append(how.headers);
    text.append("Content-Length: ").append(length).append("\r\n\r\n").append(how.body);
    return message_template(text);
}

message_template feed_mutation() {
    return message_template(mutation_json);
}

} // namespace kruispunt::bench
