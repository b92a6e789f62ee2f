#include "adapters/sisa/tests/samples.hpp"
#include "gateway/codec/xml_reader.hpp"

#include <gtest/gtest.h>

namespace kruispunt::adapters::sisa {
namespace {

using namespace samples;

domain::notice notice_of(domain::notice_kind kind) {
    domain::notice what;
    what.id = some_uuid();
    what.kind = kind;
    what.region = "sisa";
    what.reference = "S-771204";
    what.other_region = "multisignaal";
    what.match = some_uuid();
    what.match[0] = 0xab;
    what.made_at = now;
    return what;
}

domain::contact other_side() {
    domain::contact other;
    other.organisation = {"00000099000000003000", "Jeugdhulp <Voorbeeld>", "+31200000000"};
    other.reporter =
        domain::professional{"A. Yılmaz", "jeugdarts", "+31207654321", "a.yilmaz@voorbeeld.nl"};
    return other;
}

domain::disclosure disclosed(
    const domain::notice& what,
    const std::optional<domain::contact>& other = std::nullopt,
    const std::optional<domain::municipality>& coordination = std::nullopt
) {
    return domain::disclose(what, sdk::load_policy(mappings / "policy.toml"), other, coordination);
}

ports::http_request written(const domain::disclosure& told) {
    ports::http_request request = adapter().encode_notice(told, now);
    EXPECT_TRUE(codec::read_xml(request.body, {{"urn:nl:verwijsindex:sisa:1", ""}}))
        << request.body;
    return request;
}

// proves: SISA-20.1 SISA-20.2 SISA-20.3 SISA-20.4 SISA-20.5 SISA-20.6 SISA-00.1 SISA-00.3 COM-24.1
TEST(SisaNotices, AMatchIsToldAsInTheExample) {
    const auto request = written(disclosed(
        notice_of(domain::notice_kind::match_made),
        other_side(),
        domain::municipality{"0599", "Rotterdam"}
    ));
    EXPECT_EQ(request.method, "POST");
    EXPECT_EQ(request.target, "/sisa/v1/berichten");
    EXPECT_EQ(request.fields.find("content-type"), "text/xml; charset=utf-8");
    EXPECT_EQ(request.body, example("match-ontstaan.xml"));
}

// proves: SISA-20.8 COM-25.7
TEST(SisaNotices, AnEndIsToldAsInTheExample) {
    domain::notice what = notice_of(domain::notice_kind::match_ended);
    what.wrongful = true;
    EXPECT_EQ(written(disclosed(what)).body, example("match-beeindigd.xml"));
    what.wrongful = false;
    what.reason = domain::end_reason::expired;
    EXPECT_NE(
        written(disclosed(what)).body.find("<sisa:reden>verlopen</sisa:reden></sisa:object>"),
        std::string::npos
    );
}

// proves: SISA-21.5 COM-38.3 COM-38.4
TEST(SisaNotices, AClashAsksToVerifyAsInTheExample) {
    domain::notice what = notice_of(domain::notice_kind::verify_identity);
    what.kind_of_match = domain::match_kind::bsn_clash;
    EXPECT_EQ(written(disclosed(what)).body, example("identiteit-verifieren.xml"));
}

// proves: SISA-20.9 SISA-20.10 COM-24.2
TEST(SisaNotices, NoProfessionalAndNoConsentWhateverThePolicySays) {
    domain::region_policy generous;
    generous.may_learn.set();
    const auto told = domain::disclose(
        notice_of(domain::notice_kind::match_made), generous, other_side(), std::nullopt
    );
    ASSERT_TRUE(told.counterparty()->reporter);
    const std::string body = written(told).body;
    for (const char* never :
         {"melder", "toestemming", "coordinator", "lmaz", "jeugdarts", "31207654321", "@"})
        EXPECT_EQ(body.find(never), std::string::npos) << never;
}

// proves: SISA-20.5 COM-26.2
TEST(SisaNotices, WhatIsAbsentIsLeftOut) {
    domain::contact other = other_side();
    other.organisation.phone.clear();
    domain::notice what = notice_of(domain::notice_kind::match_made);
    what.kind_of_match = domain::match_kind::family;
    const std::string body = written(disclosed(what, other)).body;
    EXPECT_NE(body.find("<sisa:soort>gezin</sisa:soort>"), std::string::npos);
    EXPECT_EQ(body.find("telefoon"), std::string::npos);
    EXPECT_EQ(body.find("coordinatie"), std::string::npos);
}

// proves: SISA-22.2 COM-21.4
TEST(SisaNotices, ARetryIsTheSameMessageInNumberAndTime) {
    const auto told = disclosed(notice_of(domain::notice_kind::match_made), other_side());
    EXPECT_EQ(
        adapter().encode_notice(told, now).body,
        adapter().encode_notice(told, now + std::chrono::hours(30)).body
    );
}

TEST(SisaNotices, AFeedsRejectionNeverGoesToSisa) {
    const auto told = disclosed(notice_of(domain::notice_kind::item_rejected));
    EXPECT_THROW(adapter().encode_notice(told, now), std::logic_error);
}

std::string receipt_for(int status, const std::string& body) {
    ports::http_response response;
    response.status = status;
    response.body = body;
    return sdk::testing::told(
        adapter().decode_receipt(disclosed(notice_of(domain::notice_kind::match_ended)), response)
    );
}

std::string
answered(const std::string& kind, const std::string& cross, const std::string& code = "") {
    const std::string body =
        code.empty() ? "" : "<s:body><s:code>" + code + "</s:code><s:plek>client</s:plek></s:body>";
    return "<s:" + kind +
           "Bericht xmlns:s=\"http://www.egem.nl/StUF/StUF0301\"><s:stuurgegevens>"
           "<s:berichtcode>" +
           kind + "</s:berichtcode><s:crossRefnummer>" + cross +
           "</s:crossRefnummer></s:stuurgegevens>" + body + "</s:" + kind + "Bericht>";
}

constexpr const char* ours = "K-101112131415161718191a1b1c1d1e1f";

// proves: SISA-22.1 SISA-00.5 acceptance
TEST(SisaReceipts, Bv03IsDelivered) {
    EXPECT_EQ(receipt_for(200, answered("Bv03", ours)), "delivered Bv03");
    EXPECT_EQ(receipt_for(200, answered("Bv03", "K-1")), "again 200");
    EXPECT_EQ(receipt_for(500, answered("Bv03", ours)), "again 500");
    EXPECT_EQ(
        receipt_for(200, "<s:Bv03Bericht xmlns:s=\"http://www.egem.nl/StUF/StUF0301\"/>"),
        "delivered Bv03"
    );
    EXPECT_EQ(receipt_for(200, "<Bv03Bericht/>"), "again 200");
}

// proves: SISA-22.3 SISA-22.4 ERR-1.2 refusal
TEST(SisaReceipts, Fo03IsRefusedForGoodButForOneCode) {
    EXPECT_EQ(receipt_for(200, answered("Fo03", ours, "StUF058")), "later StUF058");
    EXPECT_EQ(receipt_for(200, answered("Fo03", ours, "StUF046")), "refused StUF046");
    EXPECT_EQ(receipt_for(403, answered("Fo03", ours, "StUF052")), "refused StUF052");
}

// proves: SISA-22.2 refusal
TEST(SisaReceipts, AnythingElseIsNotKnown) {
    EXPECT_EQ(receipt_for(200, answered("Fo03", ours)), "again 200");
    EXPECT_EQ(receipt_for(200, answered("Fo03", ours, "999990019")), "again 200");
    EXPECT_EQ(receipt_for(200, answered("Fo03", "K-1", "StUF046")), "again 200");
    EXPECT_EQ(receipt_for(200, answered("Lk01", ours)), "again 200");
    EXPECT_EQ(receipt_for(502, "<html><body>Bad gateway</body></html>"), "again 502");
    EXPECT_EQ(receipt_for(204, ""), "again 204");
    const std::string whole = answered("Fo03", ours, "StUF046");
    for (std::size_t size = 0; size < whole.size(); ++size)
        ASSERT_EQ(receipt_for(200, whole.substr(0, size)), "again 200") << size;
}

} // namespace
} // namespace kruispunt::adapters::sisa
