#include "conformance/tests/documents.hpp"
#include "conformance/tests/running_region.hpp"
#include "conformance/text/base64.hpp"

#include <gtest/gtest.h>

namespace kruispunt::conformance::tests {
namespace {

using text::json;
using wire::response;

response taken(const wire::outcome& came) {
    if (const auto* const why = std::get_if<wire::failure>(&came)) {
        ADD_FAILURE() << why->stage << ": " << why->what;
        return {0, {}, {}};
    }
    return std::get<response>(came);
}

/// What stands between the first `before` and the `after` that follows it.
std::string between(const std::string& text, const std::string& before, const std::string& after) {
    const auto at = text.find(before);
    if (at == std::string::npos) return "";
    const auto from = at + before.size();
    return text.substr(from, text.find(after, from) - from);
}

/// The gateway's ESAR: accepts what it is told, with its own header.
response esar_gateway(const wire::request& got) {
    const auto operation = between(got.body, "<soap:Body><", " ");
    const auto id = between(got.body, "<signaalId>", "<");
    const auto message = between(got.body, "<wsa:MessageID>", "<");
    return {
        200,
        {{"Content-Type", "text/xml; charset=utf-8"}},
        R"(<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/")"
        R"( xmlns:a="http://www.w3.org/2005/08/addressing"><s:Header>)"
        "<a:Action>urn:nl:verwijsindex:esar:1/x</a:Action>"
        "<a:MessageID>urn:uuid:6f1a2c34-0000-4000-8000-0000000000c1</a:MessageID>"
        "<a:RelatesTo>" +
            message + "</a:RelatesTo></s:Header><s:Body><" + operation +
            R"(Antwoord xmlns="urn:nl:verwijsindex:esar:1"><signaalId>)" + id +
            "</signaalId><status>actief</status><verlooptOp>2028-11-20</verlooptOp>"
            "<matches>1</matches></" +
            operation + "Antwoord></s:Body></s:Envelope>"};
}

TEST(RegionEsar, GivesASignalAndTellsWhatTheGatewaySaid) {
    running_region region("esar");
    region.gateway().answer_with(esar_gateway);
    const auto told = region.control("POST", "/signals", {{"id", "ESAR-1"}, {"bsn", "999990019"}});
    EXPECT_EQ(told.status, 200U);
    EXPECT_EQ(told.body.at("accepted"), true);
    EXPECT_EQ(told.body.at("status"), "actief");
    EXPECT_EQ(told.body.at("matches"), 1);
    const auto asked = region.gateway().asked();
    ASSERT_EQ(asked.size(), 1U);
    EXPECT_EQ(asked[0].target, "/esar/v1/signalering");
    EXPECT_EQ(asked[0].peer_oin, region_oin);
    EXPECT_EQ(
        wire::header_value(asked[0].headers, "SOAPAction"),
        "\"urn:nl:verwijsindex:esar:1/SignaalAfgeven\""
    );
    EXPECT_EQ(
        between(asked[0].body, "<wsa:To>", "<"), region.gateway().url() + "/esar/v1/signalering"
    );
    EXPECT_EQ(region.list("violations"), json::array());
}

std::string head_bearing(std::uint64_t size, char root, const std::string& origin = "x/logboek/1") {
    const std::string note = origin + "\n" + std::to_string(size) + "\n" +
                             text::encode_base64(std::string(32, root)) + "\n\n\u2014 " + origin +
                             " " + text::encode_base64(std::string(68, 's')) + "\n";
    return text::encode_base64(note);
}

// proves: BEH-06.8
TEST(RegionAsAWitness, KeepsTheHeadsThatAnswersAndNoticesBear) {
    running_region region("esar");
    std::string header = head_bearing(5, 'a');
    region.gateway().answer_with([&header](const wire::request& got) {
        auto answer = esar_gateway(got);
        answer.headers.push_back({"Kruispunt-Boomkop", header});
        return answer;
    });
    const json signal{{"id", "ESAR-1"}, {"bsn", "999990019"}};
    EXPECT_EQ(region.control("GET", "/witness").body["newest"], nullptr);
    EXPECT_EQ(region.control("POST", "/witness", {{"portal", "https://localhost:1"}}).status, 400U);
    region.control("POST", "/signals", signal);
    header = head_bearing(7, 'b');
    region.control("POST", "/signals", signal);
    header = head_bearing(5, 'a');
    region.control("POST", "/signals", signal);
    const json kept = region.control("GET", "/witness").body;
    EXPECT_EQ(kept["heads"], 2);
    EXPECT_EQ(kept["newest"]["size"], 7) << "answers overtake one another";
    EXPECT_EQ(region.list("violations"), json::array());
}

// proves: BEH-06.8 refusal
TEST(RegionAsAWitness, SeesThatTheLogWasMadeAnew) {
    running_region region("esar");
    std::string header = head_bearing(5, 'a');
    region.gateway().answer_with([&header](const wire::request& got) {
        auto answer = esar_gateway(got);
        answer.headers.push_back({"Kruispunt-Boomkop", header});
        return answer;
    });
    const json signal{{"id", "ESAR-1"}, {"bsn", "999990019"}};
    region.control("POST", "/signals", signal);
    header = head_bearing(5, 'c');
    region.control("POST", "/signals", signal);
    header = "bm8gaGVhZA==";
    region.control("POST", "/signals", signal);
    const json breaches = region.list("violations");
    ASSERT_EQ(breaches.size(), 2U) << breaches.dump();
    EXPECT_NE(breaches[0]["what"].get<std::string>().find("rewritten"), std::string::npos);
    EXPECT_EQ(breaches[1]["requirement"], "BEH-06");
}

TEST(RegionEsar, SpeaksEveryVerbAndResendsTheSameBytes) {
    running_region region("esar");
    region.gateway().answer_with(esar_gateway);
    const auto say = [&](const std::string& method, const std::string& target, const json& body) {
        EXPECT_EQ(region.control(method, target, body).body.at("accepted"), true) << target;
    };
    say("POST", "/signals", {{"id", "ESAR-1"}});
    say("PUT", "/signals/ESAR-1", {{"date", "2026-11-20"}});
    say("POST", "/signals/ESAR-1/close", json::object());
    say("POST", "/signals/ESAR-1/relocation", {{"municipality", "0363"}});
    say("POST", "/signals/ESAR-1/withdraw", {{"reason", "overig"}});
    say("POST", "/signals/ESAR-1/resend", json::object());
    const auto asked = region.gateway().asked();
    ASSERT_EQ(asked.size(), 6U);
    EXPECT_EQ(between(asked[3].body, "<soap:Body><", " "), "KindVerhuisd");
    EXPECT_EQ(asked[5].body, asked[4].body);
    EXPECT_NE(asked[4].body, asked[3].body);
    EXPECT_EQ(region.control("POST", "/signals/ESAR-2/resend").status, 404U);
}

TEST(RegionEsar, TakesNoticesAndTheirRepeats) {
    running_region region("esar");
    EXPECT_EQ(taken(region.call(esar::match_notice())).status, 200U);
    EXPECT_EQ(taken(region.call(esar::match_notice())).status, 200U);
    const auto received = region.list("received");
    ASSERT_EQ(received.size(), 2U);
    EXPECT_EQ(received[0].at("kind"), "match_made");
    EXPECT_EQ(received[0].at("notice"), esar::first_message);
    EXPECT_EQ(received[0].at("raw"), esar::match_notice().body);
    EXPECT_EQ(received[0].at("counterparty").at("reporter").at("function"), "arts");
    EXPECT_EQ(received[1].at("repeat"), true);
    EXPECT_EQ(taken(region.call(esar::end_notice())).status, 200U);
    const auto end = region.control("GET", "/received?after=2").body;
    ASSERT_EQ(end.size(), 1U);
    EXPECT_EQ(end[0].at("wrongful"), true);
    EXPECT_EQ(region.list("matches")[0].at("status"), "beeindigd");
    EXPECT_EQ(region.control("DELETE", "/received").status, 200U);
    EXPECT_EQ(region.list("received"), json::array());
    EXPECT_EQ(region.list("violations"), json::array());
}

// proves: COM-22.10 COM-25.9 acceptance
TEST(RegionEsar, ShowsWhomItToldAndForgetsWhatWasWrong) {
    running_region region("esar");
    EXPECT_EQ(taken(region.call(esar::match_notice())).status, 200U);
    const auto told = region.list("told");
    ASSERT_EQ(told.size(), 3U);
    EXPECT_EQ(told[0].at("whom"), "reporter");
    EXPECT_EQ(told[1].at("whom"), "coordinator");
    EXPECT_EQ(told[2].at("whom"), "overseer");
    EXPECT_EQ(told[0].at("match"), match_id);
    EXPECT_EQ(told[0].at("signal"), "ESAR-1");
    EXPECT_EQ(taken(region.call(esar::end_notice())).status, 200U);
    const auto forgotten = region.list("received")[0];
    EXPECT_TRUE(forgotten.at("counterparty").is_null());
    EXPECT_EQ(forgotten.at("raw"), "");
    EXPECT_TRUE(region.list("matches")[0].at("counterparty").is_null());
    EXPECT_EQ(region.list("told").size(), 6U) << "who was told wrongly hears that, too";
}

TEST(RegionEsar, RefusesAndRecordsABreach) {
    running_region region("esar");
    const auto sent = with(esar::match_notice(), "<coordinatie>", "<kind/><coordinatie>");
    const auto got = taken(region.call(sent));
    EXPECT_EQ(got.status, 500U);
    EXPECT_NE(got.body.find("<code>ONBEKEND_VELD</code><veld>kind</veld>"), std::string::npos);
    EXPECT_NE(got.body.find(esar::first_message), std::string::npos);
    const auto breaches = region.list("violations");
    ASSERT_EQ(breaches.size(), 1U);
    EXPECT_EQ(breaches[0].at("requirement"), "ESAR-20");
    EXPECT_EQ(region.list("received"), json::array());
    EXPECT_EQ(region.control("DELETE", "/violations").status, 200U);
    EXPECT_EQ(region.list("violations"), json::array());
}

TEST(RegionEsar, RecordsAnAnswerWithoutTransactionId) {
    running_region region("esar");
    region.gateway().answer_with([](const wire::request& got) {
        auto made = esar_gateway(got);
        made.headers.push_back({"FSC-Transaction-Id", "6f1a2c34-0000-4000-8000-0000000000c1"});
        return made;
    });
    region.control("POST", "/signals", {{"id", "ESAR-1"}});
    ASSERT_EQ(region.list("violations").size(), 1U);
    EXPECT_EQ(region.list("violations")[0].at("requirement"), "COM-29");
}

TEST(RegionMultisignaal, GivesAndTakes) {
    running_region region("multisignaal");
    EXPECT_TRUE(region.endpoint().ends_with("/webhook"));
    region.gateway().answer_with([](const wire::request&) {
        return response{
            400,
            {{"Content-Type", "application/problem+json"}, {"API-Version", "1.0.0"}},
            R"({"type":"https://x","title":"t","status":400,"detail":"d","instance":"/i",)"
            R"("code":"BSN_ONGELDIG","veld":"bsn"})"};
    });
    const auto told = region.control("POST", "/signals", {{"id", "MS-1"}, {"bsn", "1"}});
    EXPECT_EQ(told.status, 200U);
    EXPECT_EQ(told.body.at("accepted"), false);
    EXPECT_EQ(told.body.at("http"), 400);
    EXPECT_EQ(told.body.at("code"), "BSN_ONGELDIG");
    EXPECT_EQ(told.body.at("field"), "bsn");
    EXPECT_EQ(taken(region.call(multisignaal::match_event())).status, 204U);
    EXPECT_EQ(taken(region.call(multisignaal::match_event("n-2"))).status, 400U);
    EXPECT_EQ(region.list("matches").size(), 1U);
    const auto breaches = region.list("violations");
    ASSERT_EQ(breaches.size(), 1U);
    EXPECT_EQ(breaches[0].at("requirement"), "COM-22");
}

response sisa_gateway(const wire::request& got) {
    return {
        200,
        {{"Content-Type", "text/xml; charset=utf-8"}},
        R"(<StUF:Bv03Bericht xmlns:StUF="http://www.egem.nl/StUF/StUF0301"><StUF:stuurgegevens>)"
        "<StUF:berichtcode>Bv03</StUF:berichtcode><StUF:zender><StUF:organisatie>" +
            std::string(gateway_oin) +
            "</StUF:organisatie><StUF:applicatie>KRUISPUNT</StUF:applicatie></StUF:zender>"
            "<StUF:ontvanger><StUF:organisatie>" +
            std::string(region_oin) +
            "</StUF:organisatie><StUF:applicatie>SISA</StUF:applicatie></StUF:ontvanger>"
            "<StUF:referentienummer>K-9</StUF:referentienummer>"
            "<StUF:tijdstipBericht>20261120101530187</StUF:tijdstipBericht>"
            "<StUF:crossRefnummer>" +
            between(got.body, "<StUF:referentienummer>", "<") +
            "</StUF:crossRefnummer></StUF:stuurgegevens></StUF:Bv03Bericht>"};
}

TEST(RegionSisa, RemembersTheOldForACorrection) {
    running_region region("sisa");
    region.gateway().answer_with(sisa_gateway);
    EXPECT_EQ(
        region.control(
                  "POST", "/signals", {{"id", "S-1"}, {"date", "2026-11-18"}}
        ).body.at("accepted"),
        true
    );
    region.control("PUT", "/signals/S-1", {{"date", "2026-11-19"}});
    region.gateway().answer_with([](const wire::request&) { return response{500, {}, "no"}; });
    EXPECT_EQ(
        region.control("PUT", "/signals/S-1", {{"date", "2026-11-20"}}).body.at("accepted"), false
    );
    region.gateway().answer_with(sisa_gateway);
    region.control("PUT", "/signals/S-1", {{"date", "2026-11-21"}});
    const auto dates = [](const wire::request& got) {
        const auto first = got.body.find("<sisa:object");
        const auto second = got.body.find("<sisa:object", first + 1);
        return between(got.body.substr(first), "ingangsdatum>", "<") + " " +
               between(got.body.substr(second), "ingangsdatum>", "<");
    };
    const auto asked = region.gateway().asked();
    ASSERT_EQ(asked.size(), 4U);
    EXPECT_EQ(dates(asked[1]), "20261118 20261119");
    // What was refused is not what the gateway knows.
    EXPECT_EQ(dates(asked[3]), "20261119 20261121");
}

TEST(RegionSisa, TakesNoticesAndRefusesAProfessional) {
    running_region region("sisa");
    EXPECT_NE(taken(region.call(sisa::match_notice())).body.find("Bv03"), std::string::npos);
    EXPECT_NE(taken(region.call(sisa::match_notice())).body.find("Bv03"), std::string::npos);
    EXPECT_EQ(region.list("received")[1].at("repeat"), true);
    // A repeat keeps its moment of sending (SISA-22).
    const auto later = with(sisa::match_notice(), "20261120101531000", "20261120101532000");
    EXPECT_NE(taken(region.call(later)).body.find("StUF016"), std::string::npos);
    const auto telling = with(
        sisa::match_notice("K-2"),
        "</sisa:wederpartij>",
        "<sisa:melder><sisa:naam>A. Arts</sisa:naam></sisa:melder></sisa:wederpartij>"
    );
    const auto got = taken(region.call(telling));
    EXPECT_NE(got.body.find("StUF055"), std::string::npos);
    EXPECT_EQ(got.body.find("A. Arts"), std::string::npos);
    EXPECT_EQ(region.list("violations")[1].at("requirement"), "COM-24");
}

TEST(Region, SendsRawRequestsAsAnybody) {
    running_region region("esar");
    region.gateway().answer_with([](const wire::request& got) {
        return response{
            418, {{"X-Seen", got.peer_oin + " " + got.method}}, got.target + " " + got.body};
    });
    auto raw = region.control(
        "POST",
        "/raw",
        {{"method", "PATCH"}, {"path", "/a?b=c"}, {"headers", {{"X-A", "1"}}}, {"body", "x<"}}
    );
    EXPECT_EQ(raw.body.at("http"), 418);
    EXPECT_EQ(raw.body.at("body"), "/a?b=c x<");
    EXPECT_EQ(raw.body.at("headers").at("X-Seen"), std::string(region_oin) + " PATCH");
    EXPECT_EQ(wire::header_value(region.gateway().asked()[0].headers, "X-A"), "1");
    raw = region.control(
        "POST",
        "/raw",
        {{"method", "GET"},
         {"path", "/"},
         {"as", {{"certificate", "stranger.pem"}, {"key", "stranger.key"}}}}
    );
    EXPECT_EQ(raw.body.at("headers").at("X-Seen"), "00000099000000009999 GET");
    raw = region.control(
        "POST", "/raw", {{"method", "POST"}, {"path", "/"}, {"body_base64", "/w=="}}
    );
    EXPECT_EQ(region.gateway().asked()[2].body, "\xFF");
}

TEST(Region, TellsThatNoAnswerCame) {
    running_region region("esar");
    // Nobody at all: a client without a certificate is cut off in the handshake.
    const auto raw =
        region.control("POST", "/raw", {{"method", "GET"}, {"path", "/"}, {"as", json::object()}});
    EXPECT_EQ(raw.status, 502U);
    EXPECT_EQ(raw.body.at("http"), 0);
    EXPECT_EQ(region.gateway().asked().size(), 0U);
    // Port 1 of the loopback is nobody's.
    ASSERT_EQ(
        region.control("PUT", "/gateway", {{"exchange", "https://localhost:1"}}).status, 200U
    );
    const auto told = region.control("POST", "/signals", {{"id", "ESAR-1"}});
    EXPECT_EQ(told.status, 502U);
    EXPECT_EQ(told.body.at("accepted"), false);
}

TEST(Region, TellsItsStateAndItsErrors) {
    running_region region("sisa", 2);
    const auto state = region.control("GET", "/").body;
    EXPECT_EQ(state.at("region"), "sisa");
    EXPECT_EQ(state.at("endpoint"), region.endpoint());
    EXPECT_EQ(state.at("gateway"), region.gateway().url());
    EXPECT_EQ(state.at("mode"), "up");
    const auto status = [&](const std::string& method, const std::string& target, const json& body
                        ) { return region.control(method, target, body).status; };
    EXPECT_EQ(status("GET", "/nothing", {}), 404U);
    EXPECT_EQ(status("GET", "/rejections", {}), 404U);
    EXPECT_EQ(status("POST", "/mutations", json::object()), 404U);
    EXPECT_EQ(status("POST", "/signals/S-1/dance", json::object()), 404U);
    EXPECT_EQ(status("PATCH", "/signals/S-1", json::object()), 404U);
    EXPECT_EQ(status("PUT", "/gateway", {{"exchange", "http://x"}}), 400U);
    EXPECT_EQ(status("PUT", "/mode", {{"mode", "gone"}}), 400U);
    EXPECT_EQ(status("PUT", "/mode", {{"mode", "up"}, {"more", 1}}), 400U);
    EXPECT_EQ(status("POST", "/signals", {{"id", "S-1"}, {"colour", "red"}}), 400U);
    EXPECT_EQ(status("POST", "/raw", {{"method", "GET"}}), 400U);
}

TEST(Region, IsBoundedInWhatItRemembers) {
    running_region region("sisa", 2);
    region.gateway().answer_with(sisa_gateway);
    for (const auto* const id : {"S-1", "S-2", "S-1"})
        EXPECT_EQ(region.control("POST", "/signals", {{"id", id}}).status, 200U);
    EXPECT_EQ(region.control("POST", "/signals", {{"id", "S-3"}}).status, 507U);
    EXPECT_NE(taken(region.call(sisa::match_notice())).body.find("Bv03"), std::string::npos);
    EXPECT_NE(taken(region.call(sisa::match_notice())).body.find("Bv03"), std::string::npos);
    EXPECT_NE(taken(region.call(sisa::match_notice())).body.find("StUF058"), std::string::npos);
}

} // namespace
} // namespace kruispunt::conformance::tests
