#include "conformance/tests/documents.hpp"

#include <stdexcept>

namespace kruispunt::conformance::tests {

std::string with(std::string text, const std::string& what, const std::string& instead) {
    const auto at = text.find(what);
    if (at == std::string::npos) throw std::logic_error("the document has no " + what);
    return text.replace(at, what.size(), instead);
}

wire::request with(wire::request from, const std::string& what, const std::string& instead) {
    from.body = with(std::move(from.body), what, instead);
    return from;
}

namespace esar {

wire::request
notice(const std::string& element, const std::string& content, const std::string& message_id) {
    const auto action = "urn:nl:verwijsindex:esar:1/" + element;
    wire::request made{"POST", "/esar/v1/matchmelding", {}, {}, {}, 0};
    made.headers = {
        {"Content-Type", "text/xml; charset=utf-8"}, {"SOAPAction", "\"" + action + "\""}};
    made.body = R"(<?xml version="1.0" encoding="UTF-8"?>)"
                R"(<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/")"
                R"( xmlns:a="http://www.w3.org/2005/08/addressing"><s:Header>)"
                "<a:To>https://localhost/esar/v1/matchmelding</a:To>"
                "<a:Action>" +
                action +
                "</a:Action>"
                "<a:From><a:Address>https://gateway.test/</a:Address></a:From>"
                "<a:MessageID>" +
                message_id +
                "</a:MessageID>"
                "</s:Header><s:Body><" +
                element + R"( xmlns="urn:nl:verwijsindex:esar:1">)" + content + "</" + element +
                "></s:Body></s:Envelope>";
    return made;
}

std::string counterparty() {
    return "<wederpartij><regio>multisignaal</regio>"
           "<instantie><oin>00000099000000002000</oin><naam>Jeugdteam</naam>"
           "<telefoon>+31201234567</telefoon></instantie>"
           "<melder><naam>J. Jansen</naam><functie>arts</functie>"
           "<telefoon>+31201234567</telefoon><email>j@voorbeeld.nl</email></melder>"
           "<toestemming>niet_gevraagd</toestemming></wederpartij>";
}

std::string match_content() {
    return "<matchId>" + std::string(match_id) +
           "</matchId><soort>kind</soort><signaalId>ESAR-1</signaalId>"
           "<ontstaanOp>2026-11-20T10:15:30.5+01:00</ontstaanOp>" +
           counterparty() +
           "<coordinatie><gemeentecode>0034</gemeentecode><gemeente>Almere</gemeente>"
           "</coordinatie>";
}

wire::request match_notice(const std::string& message_id) {
    return notice("MatchMelding", match_content(), message_id);
}

wire::request end_notice(const std::string& message_id) {
    return notice(
        "MatchBeeindigd",
        "<matchId>" + std::string(match_id) +
            "</matchId><signaalId>ESAR-1</signaalId><reden>ingetrokken</reden>"
            "<onterecht>true</onterecht>",
        message_id
    );
}

} // namespace esar

namespace multisignaal {

std::string counterparty() {
    return R"({"regio":"esar",)"
           R"("instantie":{"oin":"00000099000000001000","naam":"JGZ","telefoon":null},)"
           R"("melder":{"naam":"A. Arts","functie":null,"telefoon":"+31320000000","email":null},)"
           R"("toestemming":"gegeven",)"
           R"("coordinator":{"naam":"C. Coach","telefoon":"+31320000001"}})";
}

std::string item(const std::string& signal) {
    return R"({"matchId":")" + std::string(match_id) + R"(","soort":"kind","signaalId":")" +
           signal + R"(","ontstaanOp":"2026-11-20T09:15:30Z","wederpartij":)" + counterparty() +
           R"(,"coordinatie":{"gemeentecode":"0344","gemeente":"Utrecht"},"status":"open"})";
}

wire::request event(
    const std::string& type,
    const std::string& data,
    const std::string& subject,
    const std::string& id
) {
    wire::request made{"POST", "/webhook", {}, {}, {}, 0};
    made.headers = {{"Content-Type", "application/cloudevents+json; charset=utf-8"}};
    made.body = R"({"specversion":"1.0","id":")" + id +
                R"(","source":"urn:nld:oin:00000099000000000000:systeem:kruispunt",)"
                R"("type":"nl.verwijsindex.)" +
                type + R"(","subject":")" + subject +
                R"(","time":"2026-11-20T10:15:30+01:00","datacontenttype":"application/json",)"
                R"("dataschema":"https://gateway.test/schema.json","data":)" +
                data + "}";
    return made;
}

wire::request match_event(const std::string& id) {
    return event("match.ontstaan", item(), "MS-1", id);
}

} // namespace multisignaal

namespace sisa {

std::string counterparty() {
    return "<sisa:wederpartij><sisa:regio>esar</sisa:regio><sisa:instantie>"
           "<sisa:oin>00000099000000001000</sisa:oin><sisa:naam>JGZ</sisa:naam>"
           "<sisa:telefoon>+31320000000</sisa:telefoon></sisa:instantie></sisa:wederpartij>";
}

std::string match_content() {
    return "<sisa:matchId>" + std::string(match_id) +
           "</sisa:matchId><sisa:soort>gezin</sisa:soort><sisa:signaalId>S-1</sisa:signaalId>"
           "<sisa:ontstaanOp>20261120101530123</sisa:ontstaanOp>" +
           counterparty() +
           "<sisa:coordinatie><sisa:gemeentecode>0599</sisa:gemeentecode>"
           "<sisa:gemeente>Rotterdam</sisa:gemeente></sisa:coordinatie>";
}

std::string object(const std::string& entity, const std::string& content) {
    return R"(<sisa:object StUF:entiteittype=")" + entity + R"(">)" + content + "</sisa:object>";
}

wire::request notice(
    const std::string& element,
    const std::string& entity,
    const std::string& mutation,
    const std::string& objects,
    const std::string& reference
) {
    wire::request made{"POST", "/berichten", {}, {}, {}, 0};
    made.headers = {{"Content-Type", "text/xml; charset=utf-8"}};
    made.body =
        "<sisa:" + element +
        R"( xmlns:sisa="urn:nl:verwijsindex:sisa:1" xmlns:StUF="http://www.egem.nl/StUF/StUF0301">)"
        "<sisa:stuurgegevens><StUF:berichtcode>Lk01</StUF:berichtcode>"
        "<StUF:zender><StUF:organisatie>00000099000000000000</StUF:organisatie>"
        "<StUF:applicatie>KRUISPUNT</StUF:applicatie></StUF:zender>"
        "<StUF:ontvanger><StUF:organisatie>00000099000000000001</StUF:organisatie>"
        "<StUF:applicatie>SISA</StUF:applicatie></StUF:ontvanger>"
        "<StUF:referentienummer>" +
        reference +
        "</StUF:referentienummer><StUF:tijdstipBericht>20261120101531000</StUF:tijdstipBericht>"
        "<StUF:entiteittype>" +
        entity +
        "</StUF:entiteittype></sisa:stuurgegevens>"
        "<sisa:parameters><StUF:mutatiesoort>" +
        mutation +
        "</StUF:mutatiesoort><StUF:indicatorOvername>V</StUF:indicatorOvername></sisa:parameters>" +
        objects + "</sisa:" + element + ">";
    return made;
}

wire::request match_notice(const std::string& reference) {
    return notice("mtchLk01", "MTC", "T", object("MTC", match_content()), reference);
}

} // namespace sisa

namespace midden_nederland {

wire::request put(const std::string& target, const std::string& body) {
    return {"PUT", target, {{"Content-Type", "application/json"}}, body, {}, 0};
}

wire::request match_put() {
    return put("/v1/matches/" + std::string(match_id), multisignaal::item("MN-1"));
}

wire::request match_delete(const std::string& query) {
    return {"DELETE", "/v1/matches/" + std::string(match_id) + query, {}, {}, {}, 0};
}

wire::request message(const std::string& body) {
    return put("/v1/signalen/MN-1/meldingen/n-1", body);
}

} // namespace midden_nederland

} // namespace kruispunt::conformance::tests
