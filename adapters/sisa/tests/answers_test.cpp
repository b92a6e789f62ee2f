#include "adapters/sisa/answers.hpp"
#include "adapters/sisa/tests/samples.hpp"
#include "gateway/codec/xml_reader.hpp"

#include <gtest/gtest.h>

namespace kruispunt::adapters::sisa {
namespace {

using namespace samples;
using domain::errc;
using domain::make_error;

ports::http_response reply(domain::result<domain::outcome> what) {
    return adapter().encode_reply(
        decode(example("signaal-nieuw.xml")).correspondence, answer(std::move(what))
    );
}

std::string code_and_details(const std::string& body) {
    const auto document = codec::read_xml(body, {{"http://www.egem.nl/StUF/StUF0301", ""}});
    EXPECT_TRUE(document) << body;
    const auto told = document->root().child("body");
    EXPECT_TRUE(told) << body;
    EXPECT_FALSE(told.child("omschrijving").text().empty());
    return std::string(told.child("code").text()) + " " + std::string(told.child("plek").text()) +
           " " + std::string(told.child("details").text());
}

// proves: SISA-04.1 SISA-04.2 SISA-04.13 SISA-04.14 SISA-00.1 SISA-00.2 SISA-00.5 acceptance
// proves: refusal
TEST(SisaAnswers, BothAreTheExamples) {
    const auto received = reply(domain::outcome{});
    EXPECT_EQ(received.status, 200);
    EXPECT_EQ(received.fields.find("content-type"), "text/xml; charset=utf-8");
    EXPECT_EQ(received.body, example("bv03.xml"));
    const auto refused = reply(make_error(errc::bsn_invalid, "object/bsn"));
    EXPECT_EQ(refused.status, 200);
    EXPECT_EQ(refused.body, example("fo03.xml"));
}

// proves: SISA-03.1
TEST(SisaAnswers, EqualAnswersAreEqualBytes) {
    EXPECT_EQ(reply(domain::outcome{}).body, reply(domain::outcome{}).body);
}

// proves: SISA-04.1 SISA-01.4
TEST(SisaAnswers, AReferenceOfOursFitsStuf) {
    EXPECT_EQ(reference_of(some_uuid()), "K-101112131415161718191a1b1c1d1e1f");
    EXPECT_LE(reference_of(some_uuid()).size(), 40U);
}

// proves: SISA-04.4 SISA-04.9 SISA-04.11 SISA-04.12 SISA-03.5 COM-27.4 refusal
TEST(SisaAnswers, RulesOfTheDomainHaveStufsCodesAndTheMessagesPaths) {
    const auto told = [](errc code, const char* field) {
        return code_and_details(reply(make_error(code, field)).body);
    };
    using namespace domain;
    EXPECT_EQ(
        told(errc::age_exceeded, field::birth_date), "StUF046 client LEEFTIJD object/geboortedatum"
    );
    EXPECT_EQ(
        told(errc::date_invalid, field::date), "StUF046 client DATUM_ONGELDIG object/ingangsdatum"
    );
    EXPECT_EQ(
        told(errc::reference_conflict, field::child_bsn),
        "StUF046 client KENMERK_CONFLICT object/bsn"
    );
    EXPECT_EQ(
        told(errc::reference_conflict, field::signal_id),
        "StUF046 client KENMERK_CONFLICT object/signaalId"
    );
    EXPECT_EQ(
        told(errc::reference_conflict, field::mutation_reason),
        "StUF046 client KENMERK_CONFLICT parameters/redenMutatie"
    );
    EXPECT_EQ(
        told(errc::signal_unknown, field::signal_id),
        "StUF046 client SIGNAAL_ONBEKEND object/signaalId"
    );
    EXPECT_EQ(
        told(errc::reference_conflict, field::message_id),
        "StUF016 client KENMERK_CONFLICT stuurgegevens/referentienummer"
    );
    EXPECT_EQ(
        told(errc::message_expired, field::sent_at),
        "StUF019 client BERICHT_VERLOPEN stuurgegevens/tijdstipBericht"
    );
    EXPECT_EQ(told(errc::temporarily_unavailable, ""), "StUF058 server TIJDELIJK_NIET_BESCHIKBAAR");
}

// proves: COM-28.10 COM-28.11 SISA-04.3 refusal
TEST(SisaAnswers, WhatIsNotWellFormedIsRefusedWithoutACrossReference) {
    const auto message = decode("<sisa:signLk01");
    const auto& failure = std::get<domain::refused_message>(message.command.act).failure;
    const auto told = adapter().encode_reply(message.correspondence, answer(failure));
    EXPECT_EQ(told.status, 200);
    EXPECT_EQ(code_and_details(told.body), "StUF055 client BERICHT_ONLEESBAAR");
    EXPECT_EQ(told.body.find("crossRefnummer"), std::string::npos);
    EXPECT_NE(told.body.find("<StUF:referentienummer>K-"), std::string::npos);
}

// proves: COM-02.3 COM-02.4 COM-28.9 COM-28.12 SISA-04.13 refusal
TEST(SisaAnswers, TheTransportsRefusalsKeepTheirStatus) {
    const auto told = [](errc code, int status) {
        return adapter().encode_refusal(answer(make_error(code)), status);
    };
    EXPECT_EQ(told(errc::oin_not_authorised, 403).status, 403);
    EXPECT_EQ(
        code_and_details(told(errc::oin_not_authorised, 403).body),
        "StUF052 client OIN_NIET_BEVOEGD"
    );
    EXPECT_EQ(told(errc::message_too_large, 413).status, 413);
    EXPECT_EQ(told(errc::message_too_large, 431).status, 431);
    EXPECT_EQ(
        code_and_details(told(errc::message_too_large, 413).body), "StUF055 client BERICHT_TE_GROOT"
    );
    EXPECT_EQ(told(errc::message_unreadable, 400).status, 400);
}

// proves: SISA-00.10 SISA-01.1 refusal
TEST(SisaAnswers, OtherPathsAndMethodsAreAnsweredWithoutACommand) {
    const auto direct = [](const char* method, const char* target) {
        ports::http_request request = post(example("signaal-nieuw.xml"));
        request.method = method;
        request.target = target;
        return std::get<ports::http_response>(adapter().decode(request, now));
    };
    EXPECT_EQ(direct("POST", "/sisa/v1/anders").status, 404);
    EXPECT_EQ(direct("POST", "/sisa/v1/berichten/").status, 404);
    EXPECT_EQ(direct("GET", "/sisa/v1/vulberichten").status, 405);
    EXPECT_EQ(direct("GET", "/sisa/v1/berichten").status, 405);
    EXPECT_EQ(direct("GET", "/sisa/v1/berichten").fields.find("allow"), "POST");
    EXPECT_EQ(
        code_and_details(direct("GET", "/sisa/v1/anders").body), "StUF055 client WAARDE_ONGELDIG"
    );
}

TEST(SisaSetup, OptionsAndNamesAreChecked) {
    ports::adapter_setup stray = setup();
    stray.options["colour"] = "red";
    EXPECT_THROW(make_adapter(stray), std::runtime_error);
    ports::adapter_setup empty = setup();
    empty.mappings = "/nonexistent";
    EXPECT_THROW(make_adapter(empty), std::runtime_error);
    ports::adapter_setup copy = setup();
    copy.region = "sisa-zuid";
    ports::http_request request = post(example("signaal-nieuw.xml"));
    request.target = "/sisa-zuid/v1/berichten";
    const auto decoded = make_adapter(copy)->decode(request, now);
    EXPECT_EQ(std::get<ports::decoded_message>(decoded).command.region, "sisa-zuid");
    EXPECT_TRUE(adapter().cautions().empty());
}

} // namespace
} // namespace kruispunt::adapters::sisa
