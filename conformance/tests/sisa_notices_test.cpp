#include "conformance/regions/sisa/sisa.hpp"
#include "conformance/tests/documents.hpp"
#include "conformance/tests/refusals.hpp"

#include <gtest/gtest.h>

namespace kruispunt::conformance::tests {
namespace {

using regions::notice;
using regions::notice_kind;

class SisaNotices : public testing::Test {
protected:
    notice read(const wire::request& sent) const { return must_read(*protocol_, sent); }

    void refuse(const refusal& expected) const { must_refuse(*protocol_, expected); }

    std::unique_ptr<regions::protocol> protocol_ = regions::sisa::make_protocol(both_parties());
};

const std::string match_part = "<sisa:matchId>" + std::string(match_id) + "</sisa:matchId>";
const std::string signal_part = "<sisa:signaalId>S-1</sisa:signaalId>";
const std::string place_part = "<sisa:gemeentecode>0599</sisa:gemeentecode>"
                               "<sisa:gemeente>Rotterdam</sisa:gemeente>";

// proves: SISA-20.4 SISA-20.5 SISA-20.6 acceptance
TEST_F(SisaNotices, ReadsAMatch) {
    const auto told = read(sisa::match_notice());
    EXPECT_EQ(told.stable_id, "K-1");
    EXPECT_EQ(told.kind, notice_kind::match_made);
    EXPECT_FALSE(told.change_is_implicit);
    EXPECT_EQ(told.match, match_id);
    EXPECT_EQ(told.match_kind, "gezin");
    EXPECT_EQ(told.other.value().instance.phone, "+31320000000");
    EXPECT_FALSE(told.other->reporter);
    EXPECT_FALSE(told.other->consent);
    EXPECT_EQ(told.coordinated.value().name, "Rotterdam");
}

// proves: SISA-20.7 SISA-20.8 acceptance
TEST_F(SisaNotices, ReadsAChangeAndAnEnd) {
    const auto old = sisa::object("MTC", sisa::match_content());
    const auto fresh = with(old, ">JGZ<", ">GGD<");
    const auto changed = read(sisa::notice("mtchLk01", "MTC", "W", old + fresh));
    EXPECT_EQ(changed.kind, notice_kind::match_changed);
    EXPECT_EQ(changed.other.value().instance.name, "GGD");
    const auto ended = read(sisa::notice(
        "mtchLk01",
        "MTC",
        "V",
        sisa::object("MTC", match_part + signal_part + "<sisa:reden>verlopen</sisa:reden>")
    ));
    EXPECT_EQ(ended.kind, notice_kind::match_ended);
    EXPECT_EQ(ended.reason, "verlopen");
    EXPECT_FALSE(ended.wrongful);
}

// proves: SISA-20.7 acceptance
TEST_F(SisaNotices, ReadsAChangeWhoseOldSideIsForgotten) {
    const auto fresh = sisa::object("MTC", sisa::match_content());
    const auto old = with(fresh, sisa::counterparty(), "");
    const auto changed = read(sisa::notice("mtchLk01", "MTC", "W", old + fresh));
    EXPECT_EQ(changed.kind, notice_kind::match_changed);
    EXPECT_EQ(changed.other.value().instance.name, "JGZ");
    refuse(
        {"the new side",
         sisa::notice("mtchLk01", "MTC", "W", fresh + old),
         "SISA-20",
         "VERPLICHT_VELD",
         "object/wederpartij"}
    );
}

// proves: SISA-21.1 SISA-21.2 SISA-21.3 SISA-21.4 SISA-21.5 SISA-21.6 acceptance
TEST_F(SisaNotices, ReadsEveryOtherKind) {
    const auto kind_of = [this](const std::string& element, const std::string& content) {
        return read(sisa::notice(element, "SGN", "T", sisa::object("SGN", content))).kind;
    };
    const auto expiry = signal_part + "<sisa:verlooptOp>20281120</sisa:verlooptOp><sisa:status>";
    EXPECT_EQ(kind_of("verlLk01", expiry + "verloopt</sisa:status>"), notice_kind::signal_expiring);
    EXPECT_EQ(kind_of("verlLk01", expiry + "vervallen</sisa:status>"), notice_kind::signal_lapsed);
    EXPECT_EQ(kind_of("verhLk01", signal_part + match_part + place_part), notice_kind::relocated);
    EXPECT_EQ(
        kind_of(
            "gebdLk01",
            "<sisa:kenmerk>V-1</sisa:kenmerk>" + place_part + "<sisa:datum>20261101</sisa:datum>" +
                sisa::counterparty()
        ),
        notice_kind::relocation
    );
    EXPECT_EQ(kind_of("histLk01", signal_part + sisa::counterparty()), notice_kind::history);
    EXPECT_EQ(
        kind_of(
            "moglLk01",
            signal_part + "<sisa:kenmerk>I-1</sisa:kenmerk>"
                          "<sisa:soort>mogelijke_match</sisa:soort>"
        ),
        notice_kind::verify_identity
    );
    EXPECT_EQ(
        kind_of("hrinLk01", match_part + signal_part + "<sisa:sinds>20261120</sisa:sinds>"),
        notice_kind::reminder
    );
}

// proves: SISA-20.9 SISA-20.10 COM-24.2 refusal
TEST_F(SisaNotices, RefusesAProfessionalAndAConsent) {
    const auto good = sisa::match_notice();
    refuse(
        {"melder",
         with(
             good,
             "</sisa:wederpartij>",
             "<sisa:melder><sisa:naam>A. Arts</sisa:naam></sisa:melder></sisa:wederpartij>"
         ),
         "COM-24",
         "ONBEKEND_VELD",
         "object/wederpartij/melder"}
    );
    refuse(
        {"consent",
         with(
             good,
             "</sisa:wederpartij>",
             "<sisa:toestemming>gegeven</sisa:toestemming></sisa:wederpartij>"
         ),
         "COM-24",
         "ONBEKEND_VELD",
         "object/wederpartij/toestemming"}
    );
}

// proves: SISA-20.1 SISA-20.2 SISA-20.3 refusal
TEST_F(SisaNotices, RefusesABrokenHeader) {
    const auto good = sisa::match_notice();
    const auto broken = [&](const std::string& what,
                            const std::string& instead,
                            const std::string& code,
                            const std::string& field,
                            const std::string& requirement = "SISA-20") {
        refuse({what, with(good, what, instead), requirement, code, field});
    };
    broken(">Lk01<", ">Lv01<", "WAARDE_ONGELDIG", "stuurgegevens/berichtcode");
    broken(
        "00000099000000000000",
        "00000099000000000007",
        "OIN_NIET_BEVOEGD",
        "stuurgegevens/zender/organisatie",
        "SISA-05"
    );
    broken(
        "00000099000000000001",
        "00000099000000000007",
        "WAARDE_ONGELDIG",
        "stuurgegevens/ontvanger/organisatie"
    );
    broken(
        "<StUF:referentienummer>K-1</StUF:referentienummer>",
        "",
        "VERPLICHT_VELD",
        "stuurgegevens/referentienummer"
    );
    broken("20261120101531000", "20261120", "WAARDE_ONGELDIG", "stuurgegevens/tijdstipBericht");
    broken(">MTC<", ">SGN<", "WAARDE_ONGELDIG", "stuurgegevens/entiteittype");
}

// proves: SISA-20.4 SISA-20.5 refusal
TEST_F(SisaNotices, RefusesABrokenObject) {
    const auto good = sisa::match_notice();
    const auto broken = [&](const std::string& what,
                            const std::string& instead,
                            const std::string& code,
                            const std::string& field) {
        refuse({what, with(good, what, instead), "SISA-20", code, field});
    };
    broken("<sisa:soort>gezin</sisa:soort>", "", "VERPLICHT_VELD", "object/soort");
    broken("20261120101530123<", "2026-11-20<", "WAARDE_ONGELDIG", "object/ontstaanOp");
    broken(R"(StUF:entiteittype="MTC")", "", "VERPLICHT_VELD", "object/entiteittype");
    broken(
        "<sisa:coordinatie>",
        "<sisa:bsn>999990019</sisa:bsn><sisa:coordinatie>",
        "ONBEKEND_VELD",
        "object/bsn"
    );
    broken(">T<", ">X<", "WAARDE_ONGELDIG", "parameters/mutatiesoort");
    broken("</sisa:object>", "</sisa:object>" + sisa::object("MTC", ""), "ONBEKEND_VELD", "object");
}

// proves: SISA-20.7 COM-35.2 refusal
TEST_F(SisaNotices, RefusesAChangeOfNothingOrOfAnother) {
    const auto old = sisa::object("MTC", sisa::match_content());
    refuse(
        {"the same",
         sisa::notice("mtchLk01", "MTC", "W", old + old),
         "COM-35",
         "WAARDE_ONGELDIG",
         "object"}
    );
    const auto other = with(old, "000000000001</sisa:matchId>", "000000000002</sisa:matchId>");
    refuse(
        {"another",
         sisa::notice("mtchLk01", "MTC", "W", old + other),
         "SISA-20",
         "WAARDE_ONGELDIG",
         "object/matchId"}
    );
    refuse(
        {"one object",
         sisa::notice("mtchLk01", "MTC", "W", old),
         "SISA-20",
         "VERPLICHT_VELD",
         "object"}
    );
}

// proves: SISA-22.2 refusal
TEST_F(SisaNotices, KeepsTheReferenceOfWhatItRefuses) {
    const auto came =
        protocol_->read_notice(with(sisa::match_notice("K-77"), "sisa:soort>gezin", "sisa:soort>"));
    EXPECT_EQ(came.stable_id, "K-77");
    auto sent = sisa::match_notice();
    sent.body = "<a>";
    refuse({"unreadable", sent, "SISA-01", "BERICHT_ONLEESBAAR", ""});
}

// proves: SISA-22.1 SISA-22.3 SISA-22.4
TEST_F(SisaNotices, AnswersWithTheCodesOfTheContract) {
    const auto code_of = [this](const text::finding& why) {
        const auto body = protocol_->refuse("K-1", why).body;
        const auto at = body.find("<StUF:code>") + 11;
        return body.substr(at, body.find('<', at) - at);
    };
    EXPECT_EQ(code_of({"SISA-20", "ONBEKEND_VELD", "object/bsn", "x"}), "StUF055");
    EXPECT_EQ(code_of({"SISA-20", "WAARDE_ONGELDIG", "object/soort", "x"}), "StUF046");
    EXPECT_EQ(code_of({"COM-21", "WAARDE_ONGELDIG", "", "x"}), "StUF016");
    EXPECT_EQ(
        code_of({"SISA-20", "WAARDE_ONGELDIG", "stuurgegevens/ontvanger/organisatie", "x"}),
        "StUF010"
    );
    EXPECT_EQ(code_of({"SISA-20", "WAARDE_ONGELDIG", "stuurgegevens/berichtcode", "x"}), "StUF022");
    EXPECT_EQ(code_of({"SISA-05", "OIN_NIET_BEVOEGD", "", "x"}), "StUF052");
    EXPECT_EQ(protocol_->refuse("K-1", {"", "OIN_NIET_BEVOEGD", "", "x"}).status, 403U);
    const auto later = protocol_->unavailable("K-1");
    EXPECT_EQ(later.status, 200U);
    EXPECT_NE(later.body.find("StUF058"), std::string::npos);
    const auto taken = protocol_->acknowledge("K-1");
    EXPECT_NE(taken.body.find("<StUF:Bv03Bericht"), std::string::npos);
    EXPECT_NE(taken.body.find("<StUF:crossRefnummer>K-1</StUF:crossRefnummer>"), std::string::npos);
}

} // namespace
} // namespace kruispunt::conformance::tests
