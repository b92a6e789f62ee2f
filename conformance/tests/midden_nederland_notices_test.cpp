#include "conformance/regions/midden_nederland/midden_nederland.hpp"
#include "conformance/tests/documents.hpp"
#include "conformance/tests/refusals.hpp"
#include "conformance/wire/loop.hpp"

#include <gtest/gtest.h>

namespace kruispunt::conformance::tests {
namespace {

using regions::notice;
using regions::notice_kind;

class MiddenNederlandNotices : public testing::Test {
protected:
    notice read(const wire::request& sent) const {
        EXPECT_TRUE(protocol_->brings_notice(sent));
        return must_read(*protocol_, sent);
    }

    void refuse(const refusal& expected) const { must_refuse(*protocol_, expected); }

    wire::loop loop_;
    std::unique_ptr<regions::protocol> protocol_ =
        regions::midden_nederland::make_protocol(both_parties(), loop_, 10);
};

TEST_F(MiddenNederlandNotices, ReadsAMatchUnderItsUrl) {
    const auto told = read(midden_nederland::match_put());
    EXPECT_EQ(told.stable_id, "PUT /v1/matches/" + std::string(match_id));
    EXPECT_EQ(told.id_is, regions::identity::resource);
    EXPECT_EQ(told.kind, notice_kind::match_made);
    EXPECT_EQ(told.signal, "MN-1");
}

TEST_F(MiddenNederlandNotices, ReadsAnEnd) {
    const auto told = read(midden_nederland::match_delete("?reden=verlopen&onterecht=true"));
    EXPECT_EQ(told.stable_id, "DELETE /v1/matches/" + std::string(match_id));
    EXPECT_EQ(told.kind, notice_kind::match_ended);
    EXPECT_EQ(told.reason, "verlopen");
    EXPECT_EQ(told.wrongful, true);
}

TEST_F(MiddenNederlandNotices, ReadsEveryMessage) {
    using midden_nederland::message;
    EXPECT_EQ(
        read(message(R"({"soort":"verloopt","verlooptOp":"2028-11-20"})")).kind,
        notice_kind::signal_expiring
    );
    EXPECT_EQ(
        read(message(R"({"soort":"vervallen","reden":"verlopen"})")).kind,
        notice_kind::signal_lapsed
    );
    EXPECT_EQ(
        read(message(R"({"soort":"verhuisd","gemeentecode":"0363","gemeente":"Amsterdam"})")).kind,
        notice_kind::relocated
    );
    EXPECT_EQ(
        read(message(R"({"soort":"historie","wederpartij":)" + multisignaal::counterparty() + "}"))
            .kind,
        notice_kind::history
    );
    const auto asked =
        read(message(R"({"signaalId":"MN-1","soort":"mogelijke_match","kenmerk":"I-1"})"));
    EXPECT_EQ(asked.question, "mogelijke_match");
    EXPECT_EQ(asked.signal, "MN-1");
    EXPECT_EQ(
        read(message(
                 R"({"soort":"herinnering","sinds":"2026-11-20","matchId":")" +
                 std::string(match_id) + R"("})"
             ))
            .kind,
        notice_kind::reminder
    );
}

// proves: MN-06.4
TEST_F(MiddenNederlandNotices, ReadsARelocationNotice) {
    const auto moved = read(midden_nederland::put(
        "/v1/verhuizingen/V-1",
        R"({"gemeentecode":"0344","gemeente":"Utrecht",)"
        R"("datum":"2026-11-01","wederpartijen":[)" +
            multisignaal::counterparty() + "]}"
    ));
    EXPECT_EQ(moved.kind, notice_kind::relocation);
    EXPECT_EQ(moved.reference, "V-1");
}

wire::request inspected() {
    return midden_nederland::put(
        "/v1/inzageantwoorden/Z-1",
        R"({"verzoekKenmerk":"Z-1","signalen":[{"regio":"esar",)"
        R"("instantie":{"oin":"00000099000000001000","naam":"JGZ","telefoon":null},)"
        R"("datum":"2026-01-02","verlooptOp":"2028-01-02","status":"actief",)"
        R"("geinformeerd":"ouders","inzages":[{"datum":"2026-02-03","regio":"sisa"}]}]})"
    );
}

// proves: MN-08.2 COM-37.8 acceptance
TEST_F(MiddenNederlandNotices, ReadsAnInspectionsAnswer) {
    const auto shown = read(inspected());
    EXPECT_EQ(shown.kind, notice_kind::inspection);
    EXPECT_EQ(shown.reference, "Z-1");
    ASSERT_EQ(shown.signals.size(), 1U);
    EXPECT_EQ(shown.signals[0].at("organisation").at("name"), "JGZ");
    EXPECT_EQ(shown.signals[0].at("inspections")[0].at("region"), "sisa");
    EXPECT_EQ(to_json(shown).at("signals"), shown.signals);
    const auto nothing =
        read(midden_nederland::put("/v1/inzageantwoorden/Z-2", R"({"signalen":[]})"));
    EXPECT_EQ(nothing.reference, "Z-2");
    EXPECT_EQ(nothing.signals, text::json::array());
}

// proves: MN-08.2 COM-37.8 refusal
TEST_F(MiddenNederlandNotices, RefusesABrokenAnswerToAnInspection) {
    const auto broken = [&](const std::string& what,
                            const std::string& instead,
                            const std::string& code,
                            const std::string& field) {
        refuse({what, with(inspected(), what, instead), "MN-08", code, field});
    };
    broken(
        R"("verzoekKenmerk":"Z-1")",
        R"("verzoekKenmerk":"Z-2")",
        "WAARDE_ONGELDIG",
        "verzoekKenmerk"
    );
    broken(R"("signalen")", R"("lijst")", "VERPLICHT_VELD", "signalen");
    broken(
        R"("datum":"2026-01-02")",
        R"("bsn":"1","datum":"2026-01-02")",
        "ONBEKEND_VELD",
        "signalen/bsn"
    );
    broken(R"("status":"actief",)", "", "VERPLICHT_VELD", "signalen/status");
    broken(R"("ouders")", R"("buren")", "WAARDE_ONGELDIG", "signalen/geinformeerd");
}

TEST_F(MiddenNederlandNotices, RefusesABrokenMatch) {
    const auto good = midden_nederland::match_put();
    const auto broken = [&](const std::string& what,
                            const std::string& instead,
                            const std::string& code,
                            const std::string& field,
                            const std::string& requirement = "MN-06") {
        refuse({what, with(good, what, instead), requirement, code, field});
    };
    broken("000000000001\"", "000000000002\"", "WAARDE_ONGELDIG", "matchId");
    broken(R"("signaalId":"MN-1",)", "", "VERPLICHT_VELD", "signaalId");
    broken(R"("status":"open")", R"("status":"open","naam":"Sanne")", "ONBEKEND_VELD", "naam");
    broken(
        R"("regio":"esar")", R"("regio":"sisa")", "ONBEKEND_VELD", "wederpartij/melder", "COM-24"
    );
    auto asked = good;
    asked.target += "?x=1";
    refuse({"query", asked, "MN-06", "ONBEKEND_VELD", "x"});
    asked = good;
    asked.headers.clear();
    refuse({"no type", asked, "MN-06", "WAARDE_ONGELDIG", "Content-Type"});
}

TEST_F(MiddenNederlandNotices, RefusesABrokenEnd) {
    using midden_nederland::match_delete;
    refuse({"no reason", match_delete(""), "MN-06", "VERPLICHT_VELD", "reden"});
    refuse({"true reason", match_delete("?reden=overleden"), "MN-06", "WAARDE_ONGELDIG", "reden"});
    refuse(
        {"capital",
         match_delete("?reden=verlopen&onterecht=True"),
         "MN-06",
         "WAARDE_ONGELDIG",
         "onterecht"}
    );
    refuse({"more", match_delete("?reden=verlopen&naam=Sanne"), "MN-06", "ONBEKEND_VELD", "naam"});
    auto sent = match_delete();
    sent.body = "{}";
    refuse({"body", sent, "MN-06", "ONBEKEND_VELD", ""});
}

TEST_F(MiddenNederlandNotices, RefusesABrokenMessage) {
    using midden_nederland::message;
    refuse({"no kind", message("{}"), "MN-06", "VERPLICHT_VELD", "soort"});
    refuse({"kind", message(R"({"soort":"droom"})"), "MN-06", "WAARDE_ONGELDIG", "soort"});
    refuse({"no JSON", message("{"), "MN-06", "BERICHT_ONLEESBAAR", ""});
    refuse(
        {"another signal",
         message(R"({"signaalId":"MN-2","soort":"mogelijke_match","kenmerk":"I-1"})"),
         "MN-06",
         "WAARDE_ONGELDIG",
         "signaalId"}
    );
    refuse(
        {"the other side",
         message(
             R"({"soort":"mogelijke_match","kenmerk":"I-1","wederpartij":)" +
             multisignaal::counterparty() + "}"
         ),
         "MN-06",
         "ONBEKEND_VELD",
         "wederpartij"}
    );
}

TEST_F(MiddenNederlandNotices, TellsNoticesFromOtherCalls) {
    const auto brings = [this](const std::string& method, const std::string& target) {
        return protocol_->brings_notice({method, target, {}, {}, {}, 0});
    };
    EXPECT_TRUE(brings("PUT", "/v1/matches/x"));
    EXPECT_TRUE(brings("PUT", "/v1/signalen/a/meldingen/b"));
    EXPECT_FALSE(brings("POST", "/v1/matches/x"));
    EXPECT_FALSE(brings("GET", "/v1/mutaties?na=0"));
    EXPECT_FALSE(brings("PUT", "/v1/afkeuringen/1"));
    EXPECT_FALSE(brings("PUT", "/v1/matches/%zz"));
}

} // namespace
} // namespace kruispunt::conformance::tests
