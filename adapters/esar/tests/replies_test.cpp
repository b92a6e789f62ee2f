#include "adapters/esar/tests/samples.hpp"
#include "gateway/codec/xml_reader.hpp"

#include <gtest/gtest.h>

namespace kruispunt::adapters::esar {
namespace {

using namespace samples;
using domain::errc;
using domain::make_error;

domain::outcome active_signal() {
    domain::outcome told;
    told.what = domain::outcome::effect::created;
    told.reference = "ESAR-2026-000123";
    told.expires_on = *domain::parse_day("2028-11-20");
    told.open_matches = 1;
    told.warnings = {domain::warning::duty_to_inform};
    return told;
}

ports::http_response reply_to(const char* request, domain::result<domain::outcome> what) {
    return adapter().encode_reply(decode(example(request)).correspondence, answer(std::move(what)));
}

/// What stands in a fault: `faultcode code veld`.
std::string fault_in(const ports::http_response& response) {
    const auto document = codec::read_xml(
        response.body,
        {{"", ""},
         {"urn:nl:verwijsindex:esar:1", ""},
         {"http://schemas.xmlsoap.org/soap/envelope/", "soap"}}
    );
    EXPECT_TRUE(document) << response.body;
    const auto fault = document->root().child("soap:Body").child("soap:Fault");
    EXPECT_TRUE(fault) << response.body;
    const auto error = fault.child("detail").child("fout");
    std::string told(fault.child("faultcode").text());
    told.append(" ").append(error.child("code").text());
    if (error.child("veld")) told.append(" ").append(error.child("veld").text());
    EXPECT_FALSE(error.child("omschrijving").text().empty());
    return told;
}

// proves: ESAR-00.10 ESAR-10.1 ESAR-10.8 ESAR-10.9 ESAR-01.6 ESAR-01.7 ESAR-01.8 acceptance
TEST(EsarReplies, AnAnswerIsTheExample) {
    const auto reply = reply_to("signaal-afgeven.xml", active_signal());
    EXPECT_EQ(reply.status, 200);
    EXPECT_EQ(reply.fields.find("content-type"), "text/xml; charset=utf-8");
    EXPECT_EQ(reply.body, example("signaal-afgeven-antwoord.xml"));
}

// proves: ESAR-90.1 ESAR-90.2 ESAR-90.3 refusal
TEST(EsarReplies, AFaultIsTheExample) {
    const auto reply = reply_to("signaal-afgeven.xml", make_error(errc::bsn_invalid, "kind/bsn"));
    EXPECT_EQ(reply.status, 500);
    EXPECT_EQ(reply.fields.find("content-type"), "text/xml; charset=utf-8");
    EXPECT_EQ(reply.body, example("fout.xml"));
}

// proves: ESAR-05.2
TEST(EsarReplies, EqualAnswersAreEqualBytes) {
    const auto once = reply_to("signaal-afgeven.xml", active_signal());
    EXPECT_EQ(once.body, reply_to("signaal-afgeven.xml", active_signal()).body);
}

// proves: ESAR-11.2 ESAR-12.3 ESAR-13.2 acceptance
TEST(EsarReplies, EachOperationHasItsOwnAnswer) {
    domain::outcome told = active_signal();
    told.warnings.clear();
    for (const auto& [file, name] :
         {std::pair{"signaal-wijzigen.xml", "SignaalWijzigenAntwoord"},
          std::pair{"signaal-afsluiten.xml", "SignaalAfsluitenAntwoord"},
          std::pair{"signaal-intrekken.xml", "SignaalIntrekkenAntwoord"}}) {
        const auto reply = reply_to(file, told);
        const std::string action = "<wsa:Action>urn:nl:verwijsindex:esar:1/";
        EXPECT_NE(reply.body.find(action + name + "</wsa:Action>"), std::string::npos);
        EXPECT_NE(reply.body.find(std::string("<") + name + " xmlns="), std::string::npos);
        EXPECT_EQ(reply.body.find("waarschuwing"), std::string::npos);
    }
}

// proves: ESAR-13.2 acceptance
TEST(EsarReplies, AnEndedSignalIsNamedByWhoAsked) {
    domain::outcome told;
    told.state = domain::signal_state::withdrawn;
    told.expires_on = *domain::parse_day("2026-11-20");
    const auto reply = reply_to("signaal-intrekken.xml", told);
    EXPECT_NE(
        reply.body.find("<signaalId>ESAR-2026-000123</signaalId><status>ingetrokken</status>"
                        "<verlooptOp>2026-11-20</verlooptOp><matches>0</matches>"),
        std::string::npos
    );
}

// proves: WORD-1.1 ERR-1.3 ESAR-10.8 INF-1.8
TEST(EsarReplies, StatesAndWarningsHaveTheContractsWords) {
    for (const auto& [state, word] :
         {std::pair{domain::signal_state::active, "actief"},
          std::pair{domain::signal_state::closed, "afgesloten"},
          std::pair{domain::signal_state::inactive, "inactief"},
          std::pair{domain::signal_state::withdrawn, "ingetrokken"},
          std::pair{domain::signal_state::lapsed, "vervallen"}}) {
        domain::outcome told = active_signal();
        told.state = state;
        told.warnings = {domain::warning::not_matched, domain::warning::duty_to_inform};
        const std::string body = reply_to("signaal-afgeven.xml", told).body;
        EXPECT_NE(body.find("<status>" + std::string(word) + "</status>"), std::string::npos);
        EXPECT_LT(
            body.find("waarschuwing code=\"NIET_GEMATCHT\""),
            body.find("waarschuwing code=\"INFORMATIEPLICHT\"")
        );
    }
}

// proves: COM-27.4 COM-20.4 COM-20.8 COM-20.12 ESAR-90.1 ESAR-05.3 refusal
TEST(EsarReplies, RulesOfTheDomainAreToldByThePayloadsPaths) {
    const auto told = [](errc code, const char* field) {
        return fault_in(reply_to("signaal-afgeven.xml", make_error(code, field)));
    };
    using namespace domain;
    EXPECT_EQ(
        told(errc::age_exceeded, field::birth_date), "soap:Client LEEFTIJD kind/geboortedatum"
    );
    EXPECT_EQ(told(errc::date_invalid, field::date), "soap:Client DATUM_ONGELDIG datum");
    EXPECT_EQ(
        told(errc::reference_conflict, field::child_bsn), "soap:Client KENMERK_CONFLICT kind/bsn"
    );
    EXPECT_EQ(
        told(errc::reference_conflict, field::signal_id), "soap:Client KENMERK_CONFLICT signaalId"
    );
    EXPECT_EQ(
        told(errc::reference_conflict, field::mutation_reason),
        "soap:Client KENMERK_CONFLICT redenMutatie"
    );
    EXPECT_EQ(
        told(errc::value_invalid, field::message_id), "soap:Client WAARDE_ONGELDIG Header/MessageID"
    );
    EXPECT_EQ(told(errc::temporarily_unavailable, ""), "soap:Server TIJDELIJK_NIET_BESCHIKBAAR");
    EXPECT_EQ(
        fault_in(
            reply_to("signaal-afsluiten.xml", make_error(errc::signal_unknown, field::signal_id))
        ),
        "soap:Client SIGNAAL_ONBEKEND signaalId"
    );
}

// proves: COM-28.10 ESAR-90.2 refusal
TEST(EsarReplies, WhatIsNotWellFormedIsAFaultThatRelatesToNothing) {
    const auto message = decode("<soap:Envelope");
    const auto& failure = std::get<domain::refused_message>(message.command.act).failure;
    const auto reply = adapter().encode_reply(message.correspondence, answer(failure));
    EXPECT_EQ(reply.status, 500);
    EXPECT_EQ(fault_in(reply), "soap:Client BERICHT_ONLEESBAAR");
    EXPECT_EQ(reply.body.find("RelatesTo"), std::string::npos);
    EXPECT_NE(reply.body.find("<wsa:MessageID>"), std::string::npos);
}

// proves: COM-02.3 COM-02.4 COM-28.9 COM-28.12 ESAR-90.2 refusal
TEST(EsarReplies, TheTransportsRefusalsAreFaultsUnderTheirOwnStatus) {
    const auto told = [](errc code, int status) {
        return adapter().encode_refusal(answer(make_error(code)), status);
    };
    EXPECT_EQ(told(errc::oin_not_authorised, 403).status, 403);
    EXPECT_EQ(told(errc::message_too_large, 413).status, 413);
    EXPECT_EQ(told(errc::message_too_large, 431).status, 431);
    EXPECT_EQ(told(errc::message_unreadable, 400).status, 400);
    EXPECT_EQ(fault_in(told(errc::oin_not_authorised, 403)), "soap:Client OIN_NIET_BEVOEGD");
    EXPECT_EQ(fault_in(told(errc::message_too_large, 413)), "soap:Client BERICHT_TE_GROOT");
}

// proves: ESAR-00.1 refusal
TEST(EsarReplies, OtherPathsAndMethodsAreAnsweredWithoutACommand) {
    const auto direct = [](const char* method, const char* target) {
        ports::http_request request = post(example("signaal-afgeven.xml"));
        request.method = method;
        request.target = target;
        return std::get<ports::http_response>(adapter().decode(request, now));
    };
    EXPECT_EQ(direct("POST", "/esar/v1/anders").status, 404);
    EXPECT_EQ(direct("POST", "/esar/v1/signalering/").status, 404);
    EXPECT_EQ(direct("GET", "/esar/v1/signalering").status, 405);
    EXPECT_EQ(direct("GET", "/esar/v1/signalering").fields.find("Allow"), "POST");
    EXPECT_EQ(fault_in(direct("POST", "/esar/")), "soap:Client WAARDE_ONGELDIG");
}

} // namespace
} // namespace kruispunt::adapters::esar
