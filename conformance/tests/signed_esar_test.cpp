#include "conformance/signatures/signer.hpp"
#include "conformance/signatures/verifier.hpp"
#include "conformance/tests/documents.hpp"
#include "conformance/tests/running_region.hpp"

#include <gtest/gtest.h>

namespace kruispunt::conformance::tests {
namespace {

using signatures::misdeed;
using signatures::signing_plan;
using text::findings;
using text::json;

constexpr const char* accepted_state =
    "<signaalId>ESAR-1</signaalId><status>actief</status><verlooptOp>2028-11-20</verlooptOp>"
    "<matches>1</matches>";

std::string between(const std::string& text, const std::string& before, const std::string& after) {
    const auto at = text.find(before);
    if (at == std::string::npos) return "";
    const auto from = at + before.size();
    return text.substr(from, text.find(after, from) - from);
}

signing_plan wrong_in(misdeed what) {
    signing_plan plan;
    plan.wrong = what;
    return plan;
}

std::string answer_to(const wire::request& got, const std::string& payload) {
    return R"(<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/")"
           R"( xmlns:a="http://www.w3.org/2005/08/addressing"><s:Header>)"
           "<a:Action>urn:nl:verwijsindex:esar:1/x</a:Action>"
           "<a:MessageID>urn:uuid:6f1a2c34-0000-4000-8000-0000000000c1</a:MessageID>"
           "<a:RelatesTo>urn:uuid:" +
           between(got.body, ">urn:uuid:", "<") + "</a:RelatesTo></s:Header><s:Body>" + payload +
           "</s:Body></s:Envelope>";
}

/// The payload named after the operation asked.
std::string own_answer(const wire::request& got, const std::string& content) {
    const std::string action(wire::header_value(got.headers, "SOAPAction").value_or(""));
    const auto name = between(action, ":1/", "\"") + "Antwoord";
    return "<" + name + R"( xmlns="urn:nl:verwijsindex:esar:1">)" + content + "</" + name + ">";
}

/// A region that signs, and the gateway's side of it played by the test.
class SignedEsar : public testing::Test {
protected:
    signatures::credential credential(const std::string& name) const {
        return signatures::read_credential(
            region_->folder() / (name + ".pem"), region_->folder() / (name + ".key")
        );
    }

    /// What the gateway's side finds in a message of the region, and what it confirms.
    text::finding found_in(const std::string& document, std::string* confirms = nullptr) const {
        findings found("");
        const signatures::trust roots(region_->folder() / "ca.pem");
        const auto now = std::chrono::system_clock::now();
        const auto read = signatures::verify(document, {roots, region_oin, now}, found);
        if (read && confirms != nullptr) *confirms = read->confirmations.at(0);
        return found.first().value_or(text::finding());
    }

    std::string signed_by_gateway(
        const std::string& document,
        const signing_plan& plan,
        const signatures::confirmation& confirms = std::nullopt,
        const std::string& by = "gateway-signing"
    ) const {
        const auto now = std::chrono::system_clock::now();
        return signatures::sign(document, credential(by), plan, confirms, now).document;
    }

    /// Lets the gateway answer each operation with that content, signed so.
    void answer_with(const std::string& content, const signing_plan& plan = {}) {
        region_->gateway().answer_with([this, content, plan](const wire::request& got) {
            return wire::response{
                200,
                {},
                signed_by_gateway(
                    answer_to(got, own_answer(got, content)),
                    plan,
                    signatures::signature_value_in(got.body)
                )};
        });
    }

    wire::request signed_notice(
        const signing_plan& plan = {}, const std::string& id = esar::first_message
    ) const {
        auto sent = esar::match_notice(id);
        sent.body = signed_by_gateway(sent.body, plan);
        return sent;
    }

    wire::response call(const wire::request& sent) {
        return std::get<wire::response>(region_->call(sent));
    }

    json give() const {
        return region_->control("POST", "/signals", {{"id", "ESAR-1"}, {"bsn", "999990019"}}).body;
    }

    text::finding breach() const {
        const auto all = region_->list("violations");
        EXPECT_EQ(all.size(), 1U) << all;
        if (all.empty()) return {};
        return {all[0].at("requirement"), all[0].at("code"), all[0].at("field"), ""};
    }

    std::string last_sent() const { return region_->gateway().asked().back().body; }

    std::unique_ptr<running_region> region_ = running_region::signed_esar();
};

// proves: ESAR-02.1 ESAR-02.2 ESAR-02.8 ESAR-02.9 ESAR-06.2 acceptance
TEST_F(SignedEsar, SignsWhatItSaysAndTakesASignedAnswer) {
    answer_with(accepted_state);
    EXPECT_EQ(give().at("accepted"), true);
    EXPECT_EQ(found_in(last_sent()).what, "");
    EXPECT_EQ(region_->list("violations"), json::array());
    EXPECT_EQ(region_->control("GET", "/signing").body.at("signing"), "on");
}

// proves: ESAR-06.1 ESAR-06.2 ESAR-06.3
TEST_F(SignedEsar, CallsAnAnswerThatIsNotSignedRightlyABreach) {
    for (const auto wrong :
         {misdeed::unsigned_message,
          misdeed::body_altered,
          misdeed::signature_altered,
          misdeed::confirmation_missing,
          misdeed::confirmation_wrong,
          misdeed::confirmation_uncovered}) {
        SCOPED_TRACE(signatures::name_of(wrong));
        answer_with(accepted_state, wrong_in(wrong));
        EXPECT_EQ(give().at("accepted"), false);
        EXPECT_EQ(breach().code, "HANDTEKENING_ONGELDIG");
        region_->control("DELETE", "/violations");
    }
}

// proves: ESAR-06.4
TEST_F(SignedEsar, TakesAFaultOnWhatItSentUnsigned) {
    region_->control("PUT", "/signing", {{"wrong", "unsigned"}});
    region_->gateway().answer_with([this](const wire::request& got) {
        const std::string fault =
            "<s:Fault><faultcode>s:Client</faultcode><faultstring>x</faultstring><detail>"
            R"(<fout xmlns="urn:nl:verwijsindex:esar:1"><code>HANDTEKENING_ONGELDIG</code>)"
            "<veld>Header/Security</veld><omschrijving>x</omschrijving></fout></detail></s:Fault>";
        return wire::response{500, {}, signed_by_gateway(answer_to(got, fault), {}, "")};
    });
    const auto told = give();
    EXPECT_EQ(told.at("code"), "HANDTEKENING_ONGELDIG");
    EXPECT_EQ(told.at("field"), "Header/Security");
    EXPECT_EQ(region_->list("violations"), json::array());
    EXPECT_EQ(last_sent().find("Security"), std::string::npos);
}

// proves: ESAR-25.6 COM-21.5 acceptance
TEST_F(SignedEsar, TakesASignedNoticeAndConfirmsIt) {
    const auto sent = signed_notice();
    for (const bool repeat : {false, true}) {
        const auto got = call(sent);
        EXPECT_EQ(got.status, 200U);
        std::string confirmed;
        EXPECT_EQ(found_in(got.body, &confirmed).what, "");
        EXPECT_EQ(confirmed, signatures::signature_value_in(sent.body));
        EXPECT_EQ(region_->list("received").back().at("repeat"), repeat);
    }
    // Another attempt: the same MessageID, another Timestamp.
    EXPECT_EQ(call(signed_notice()).status, 200U);
    EXPECT_EQ(region_->list("received").back().at("repeat"), true);
    EXPECT_EQ(region_->list("violations"), json::array());
}

// proves: ESAR-25.6 ESAR-25.7 ESAR-25.9 ESAR-25.10
TEST_F(SignedEsar, RefusesANoticeThatIsNotSignedRightlyWithASignedFault) {
    for (const auto wrong :
         {misdeed::unsigned_message,
          misdeed::body_altered,
          misdeed::signature_altered,
          misdeed::addressing_uncovered,
          misdeed::body_wrapped}) {
        SCOPED_TRACE(signatures::name_of(wrong));
        const auto sent = signed_notice(wrong_in(wrong));
        const auto got = call(sent);
        EXPECT_EQ(got.status, 500U);
        EXPECT_NE(got.body.find("<code>HANDTEKENING_ONGELDIG</code>"), std::string::npos);
        std::string confirmed;
        EXPECT_EQ(found_in(got.body, &confirmed).what, "");
        EXPECT_EQ(confirmed, signatures::signature_value_in(sent.body));
        EXPECT_EQ(breach().code, "HANDTEKENING_ONGELDIG");
        region_->control("DELETE", "/violations");
    }
    signing_plan old;
    old.created_offset = -std::chrono::hours(1);
    EXPECT_NE(call(signed_notice(old)).body.find("BERICHT_VERLOPEN"), std::string::npos);
    EXPECT_EQ(region_->list("received"), json::array());
}

// proves: ESAR-25.8
TEST_F(SignedEsar, RefusesANoticeThatAnotherThanTheGatewaySigned) {
    auto sent = esar::match_notice(esar::first_message);
    sent.body = signed_by_gateway(sent.body, {}, std::nullopt, "stranger-signing");
    const auto got = call(sent);
    EXPECT_EQ(got.status, 403U);
    EXPECT_NE(got.body.find("<code>OIN_NIET_BEVOEGD</code>"), std::string::npos);
    EXPECT_EQ(region_->list("received"), json::array());
    EXPECT_EQ(call(signed_notice()).status, 200U);
}

// proves: ESAR-25.1 ESAR-25.2
TEST_F(SignedEsar, AnswersWronglyWhenToldTo) {
    const auto answered = [this](const json& how) {
        EXPECT_EQ(region_->control("PUT", "/signing", how).status, 200U);
        return call(signed_notice()).body;
    };
    EXPECT_EQ(
        answered({{"applies_to", "answers"}, {"wrong", "unsigned"}}).find("Security"),
        std::string::npos
    );
    EXPECT_EQ(
        found_in(answered({{"applies_to", "both"}, {"wrong", "body_altered"}})).what,
        "a digest that does not fit"
    );
    EXPECT_EQ(
        found_in(answered({{"applies_to", "answers"}, {"created_offset", -3600}})).code,
        "BERICHT_VERLOPEN"
    );
    // What is said of requests leaves answers alone.
    EXPECT_EQ(found_in(answered({{"wrong", "body_altered"}})).what, "");
}

// proves: ESAR-02.14 ESAR-03.3 ESAR-02.6 ESAR-02.13
TEST_F(SignedEsar, SendsWronglyWhenToldToAndRightlyAgain) {
    answer_with(accepted_state);
    const auto sent = [this](const json& how) {
        EXPECT_EQ(region_->control("PUT", "/signing", how).status, 200U) << how;
        give();
        return found_in(last_sent());
    };
    EXPECT_EQ(sent({{"wrong", "signature_altered"}}).what, "the signature does not fit");
    EXPECT_EQ(
        sent({{"created_offset", -3600}, {"expires_after", "never"}}).code, "BERICHT_VERLOPEN"
    );
    EXPECT_EQ(sent({{"algorithm", "rsa-sha1"}}).code, "HANDTEKENING_ONGELDIG");
    EXPECT_EQ(sent({{"algorithm", "rsa-sha512"}}).code, "");
    EXPECT_EQ(
        sent({{"certificate", "stranger-signing.pem"}, {"key", "stranger-signing.key"}}).code,
        "OIN_NIET_BEVOEGD"
    );
    EXPECT_EQ(sent(json::object()).code, "");
    region_->control("PUT", "/signing", {{"signing", "off"}});
    give();
    EXPECT_EQ(last_sent().find("Security"), std::string::npos);
    EXPECT_EQ(sent({{"signing", "on"}}).code, "");
}

// proves: ESAR-05.1 ESAR-05.3
TEST_F(SignedEsar, RepeatsAMessageIdWhenToldTo) {
    answer_with(accepted_state);
    const auto id_of = [](const std::string& body) { return between(body, ">urn:uuid:", "<"); };
    give();
    const auto first = last_sent();
    region_->control("PUT", "/signing", {{"message_id", "repeat"}});
    region_->control("PUT", "/signals/ESAR-1", {{"date", "2026-11-19"}});
    EXPECT_EQ(id_of(last_sent()), id_of(first));
    EXPECT_EQ(found_in(last_sent()).code, "");
    region_->control("PUT", "/signing", json::object());
    give();
    EXPECT_NE(id_of(last_sent()), id_of(first));
    region_->control("POST", "/signals/ESAR-1/resend");
    const auto asked = region_->gateway().asked();
    EXPECT_EQ(asked.back().body, asked[asked.size() - 2].body);
}

TEST_F(SignedEsar, RefusesAWishItCannotFulfil) {
    for (const json& wish :
         {json{{"signing", "maybe"}},
          json{{"wrong", "everything"}},
          json{{"algorithm", "md5"}},
          json{{"algorithm", "ecdsa-sha256"}},
          json{{"applies_to", "nobody"}},
          json{{"message_id", 1}},
          json{{"created_offset", "soon"}},
          json{{"certificate", "region-signing.pem"}},
          json{{"certificate", "absent.pem"}, {"key", "absent.key"}},
          json{{"colour", "red"}}})
        EXPECT_EQ(region_->control("PUT", "/signing", wish).status, 400U) << wish;
    EXPECT_EQ(region_->control("GET", "/signing").body.at("wrong"), "none");
    running_region plain("esar");
    EXPECT_EQ(plain.control("GET", "/signing").body.at("signing"), "off");
    EXPECT_EQ(plain.control("PUT", "/signing", {{"signing", "on"}}).status, 400U);
    running_region other("sisa");
    EXPECT_EQ(other.control("GET", "/signing").status, 404U);
}

// proves: ESAR-14.2
TEST_F(SignedEsar, SendsWhatATestComposes) {
    answer_with(accepted_state);
    const auto told = region_->control(
        "POST",
        "/messages",
        {{"operation", "KindVerhuisd"},
         {"payload", R"(<KindVerhuisd xmlns="urn:nl:verwijsindex:esar:1"><kleur/></KindVerhuisd>)"},
         {"message_id", "urn:uuid:6f1a2c34-0000-4000-8000-0000000000d1"}}
    );
    EXPECT_EQ(told.body.at("accepted"), true) << told.body;
    EXPECT_EQ(told.body.at("operation"), "KindVerhuisdAntwoord");
    EXPECT_NE(last_sent().find("<kleur/>"), std::string::npos);
    EXPECT_EQ(found_in(last_sent()).code, "");
    const auto broken =
        region_->control("POST", "/messages", {{"operation", "x"}, {"payload", "<a>"}});
    EXPECT_EQ(broken.status, 400U);
}

// proves: ESAR-15.2 ESAR-15.3
TEST_F(SignedEsar, AsksForASignalsMatches) {
    const auto match = "<match>" + esar::match_content() + "<status>open</status></match>";
    answer_with(match + match);
    const auto told = region_->control("GET", "/signals/ESAR-1/matches").body;
    ASSERT_EQ(told.at("accepted"), true) << told;
    EXPECT_NE(
        last_sent().find("<signaalId>ESAR-1</signaalId></MatchesOpvragen>"), std::string::npos
    );
    ASSERT_EQ(told.at("matches").size(), 2U);
    EXPECT_EQ(told.at("matches")[0].at("match"), match_id);
    EXPECT_EQ(told.at("matches")[0].at("status"), "open");
    EXPECT_EQ(told.at("matches")[0].at("counterparty").at("reporter").at("name"), "J. Jansen");
    EXPECT_EQ(region_->list("violations"), json::array());
    answer_with("<match>" + esar::match_content() + "</match>");
    region_->control("GET", "/signals/ESAR-1/matches");
    EXPECT_EQ(breach().requirement, "ESAR-15");
}

// proves: ESAR-16.1 ESAR-16.2
TEST_F(SignedEsar, UpdatesAMatch) {
    answer_with("<match>" + esar::match_content() + "<status>open</status></match>");
    const auto told = region_->control(
        "PATCH",
        "/matches/" + std::string(match_id),
        {{"confirmed", true},
         {"consent", "gegeven"},
         {"family_informed", false},
         {"coordinator", {{"name", "A. Arts"}, {"phone", "+31320000000"}}}}
    );
    ASSERT_EQ(told.body.at("accepted"), true) << told.body;
    EXPECT_EQ(told.body.at("match").at("match_kind"), "kind");
    EXPECT_NE(
        last_sent().find("</matchId><bevestigd>true</bevestigd><toestemming>gegeven</toestemming>"
                         "<gezinGeinformeerd>false</gezinGeinformeerd><coordinator>"
                         "<naam>A. Arts</naam><telefoon>+31320000000</telefoon></coordinator>"
                         "</MatchBijwerken>"),
        std::string::npos
    ) << last_sent();
    EXPECT_EQ(region_->control("PATCH", "/matches/1", {{"confirmed", 1}}).status, 400U);
    region_->control("PATCH", "/matches/another");
    EXPECT_EQ(breach().requirement, "ESAR-16");
}

// proves: ESAR-17.1 ESAR-17.2 ESAR-17.3
TEST_F(SignedEsar, AsksForAnInspection) {
    answer_with("<verzoekKenmerk>I-1</verzoekKenmerk><signaal><regio>sisa</regio>"
                "<instantie><oin>00000099000000002000</oin><naam>Jeugdteam</naam></instantie>"
                "<datum>2026-11-20</datum><verlooptOp>2028-11-20</verlooptOp>"
                "<status>actief</status><geinformeerd>ouders</geinformeerd>"
                "<inzage><datum>2026-11-01</datum><regio>esar</regio></inzage></signaal>");
    const auto told = region_->control(
        "POST",
        "/inspections",
        {{"bsn", "999990019"},
         {"reference", "I-1"},
         {"requester", "ouders"},
         {"municipality", "0034"}}
    );
    ASSERT_EQ(told.body.at("accepted"), true) << told.body;
    EXPECT_NE(
        last_sent().find("<bsn>999990019</bsn><verzoekKenmerk>I-1</verzoekKenmerk>"
                         "<verzoeker>ouders</verzoeker><gemeentecode>0034</gemeentecode>"),
        std::string::npos
    );
    const auto& held = told.body.at("signals")[0];
    EXPECT_EQ(held.at("region"), "sisa");
    EXPECT_EQ(held.at("organisation").at("name"), "Jeugdteam");
    EXPECT_EQ(held.at("inspections")[0].at("region"), "esar");
    EXPECT_EQ(region_->list("violations"), json::array());
    running_region plain("sisa");
    EXPECT_EQ(plain.control("PATCH", "/matches/1").status, 404U);
}

} // namespace
} // namespace kruispunt::conformance::tests
