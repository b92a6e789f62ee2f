#include "adapters/multisignaal/tests/asked.hpp"
#include "adapters/sdk/testing/some_inspection.hpp"

namespace kruispunt::adapters::multisignaal {
namespace {

using domain::errc;
using effect = domain::outcome::effect;

constexpr char path[] = "/signalen/MS-2026-1";
constexpr char self[] = "/multisignaal/v1/signalen/MS-2026-1";

class replies_test : public testing_tools::asked_adapter {
protected:
    static ports::http_request put() { return request("PUT", path, signal()); }

    static ports::http_request get() { return request("GET", path); }

    static ports::http_request list(const std::string& query = "") {
        return request("GET", path + std::string("/matches") + query);
    }

    static bool same(const std::string& body, const std::string& name) {
        return testing_tools::shared::same_json(body, example(name));
    }

    static ports::http_request patch() {
        return request(
            "PATCH",
            "/matches/20000000-0000-0000-0000-000000000002",
            R"({"bevestigd":true})",
            "application/merge-patch+json"
        );
    }

    // Two matches on page two of three: one with a professional, one of SISA's.
    static domain::answer two_matches() {
        auto made = positive(outcome(effect::read));
        made.what->match_total = 5;
        auto first = testing_tools::shared::notice_of(
            domain::notice_kind::match_made, "multisignaal", "MS-2026-1"
        );
        auto second = first;
        second.match[15] = 3;
        second.kind_of_match = domain::match_kind::family;
        second.other_region = "sisa";
        const auto policy = testing_tools::shared::setup_of("multisignaal").policy;
        const domain::contact wijkteam{
            {"00000099000000002000", "Wijkteam Zuid", "+31101234567"}, std::nullopt};
        made.matches.push_back({testing_tools::shared::disclosure_of(first), true});
        made.matches.push_back({domain::disclose(second, policy, wijkteam, std::nullopt), true});
        return made;
    }
};

// proves: MS-01.1 MS-01.2 MS-01.7 MS-01.8 acceptance
TEST_F(replies_test, a_new_signal_is_created_somewhere) {
    const auto reply = answered(put(), positive(outcome(effect::created)));
    EXPECT_EQ(reply.status, 201);
    EXPECT_EQ(reply.fields.find("Location"), self);
    EXPECT_EQ(reply.fields.find("Content-Type"), "application/json");
    EXPECT_TRUE(same(reply.body, "ms-01-antwoord.json")) << reply.body;
}

// proves: MS-01.3 acceptance
TEST_F(replies_test, a_correction_and_a_repeat_are_ok) {
    for (const auto what : {effect::corrected, effect::unchanged}) {
        const auto reply = answered(put(), positive(outcome(what)));
        EXPECT_EQ(reply.status, 200);
        EXPECT_FALSE(reply.fields.find("Location"));
    }
}

// proves: MS-11.1
TEST_F(replies_test, an_answer_to_put_bears_no_tag_of_what_get_would_show) {
    EXPECT_FALSE(answered(put(), positive(outcome(effect::created))).fields.find("ETag"));
}

// proves: MS-02.1 MS-02.2 MS-11.1 acceptance
TEST_F(replies_test, a_signal_is_shown_by_its_state_and_its_tag) {
    const auto reply = answered(get(), positive(outcome(effect::read)));
    EXPECT_EQ(reply.status, 200);
    EXPECT_EQ(reply.fields.find("ETag"), "\"tag-1\"");
    EXPECT_TRUE(same(reply.body, "ms-01-antwoord.json")) << reply.body;
}

// proves: MS-11.1 MS-11.2 MS-11.6 acceptance
TEST_F(replies_test, what_the_asking_side_has_is_not_sent_again) {
    for (const auto& asked : {get(), list()}) {
        const auto answer = positive(outcome(effect::read));
        for (const char* named : {"\"tag-1\"", "W/\"tag-1\"", "*", "\"x\", \"tag-1\""}) {
            const auto reply = answered(with(asked, "If-None-Match", named), answer);
            EXPECT_EQ(reply.status, 304) << named;
            EXPECT_EQ(reply.body, "");
            EXPECT_EQ(reply.fields.find("ETag"), "\"tag-1\"");
            EXPECT_FALSE(reply.fields.find("Content-Type"));
        }
        EXPECT_EQ(answered(with(asked, "If-None-Match", "\"tag-2\""), answer).status, 200);
    }
}

// proves: MS-03.1 MS-03.2 acceptance
TEST_F(replies_test, a_withdrawal_has_nothing_more_to_say) {
    const auto reply = answered(
        request("DELETE", path + std::string("?reden=overig")), positive(outcome(effect::ended))
    );
    EXPECT_EQ(reply.status, 204);
    EXPECT_TRUE(reply.body.empty());
    EXPECT_FALSE(reply.fields.find("Content-Type"));
}

// proves: MS-04.1 acceptance
TEST_F(replies_test, a_closed_signal_shows_its_state) {
    auto closed = outcome(effect::closed);
    closed.state = domain::signal_state::inactive;
    closed.warnings.clear();
    const auto reply =
        answered(request("POST", path + std::string("/afsluiting")), positive(closed));
    EXPECT_EQ(reply.status, 200);
    EXPECT_NE(reply.body.find(R"("status":"inactief")"), std::string::npos);
    EXPECT_NE(reply.body.find(R"("waarschuwingen":[])"), std::string::npos);
}

// proves: MS-06.1 MS-06.2 MS-06.3 MS-06.4 MS-09.1 MS-09.4 MS-11.1 acceptance
TEST_F(replies_test, a_page_of_matches_is_as_the_example_has_it) {
    const auto reply = answered(list("?pagina=2&paginaGrootte=2"), two_matches());
    EXPECT_EQ(reply.status, 200);
    EXPECT_EQ(reply.fields.find("ETag"), "\"tag-1\"");
    EXPECT_TRUE(same(reply.body, "ms-06-matches.json")) << reply.body;
}

// proves: MS-07.2 MS-11.1 acceptance
TEST_F(replies_test, a_match_that_was_updated_is_shown_as_it_is_now) {
    auto made = two_matches();
    made.matches.pop_back();
    const auto reply = answered(patch(), made);
    EXPECT_EQ(reply.status, 200);
    EXPECT_EQ(reply.fields.find("ETag"), "\"tag-1\"");
    EXPECT_TRUE(same(reply.body, "ms-07-antwoord.json")) << reply.body;
}

// proves: MS-07.1 MS-11.3 MS-11.4 refusal
TEST_F(replies_test, a_match_that_is_not_theirs_to_update_is_not_there) {
    const auto to = message(patch()).correspondence;
    const auto unknown =
        decided(to, domain::make_error(errc::signal_unknown, domain::field::match_id));
    EXPECT_EQ(unknown.status, 404);
    EXPECT_EQ(member(unknown, "code"), "SIGNAAL_ONBEKEND");
    EXPECT_EQ(member(unknown, "veld"), "matchId");
    const auto changed =
        decided(to, domain::make_error(errc::reference_conflict, domain::field::precondition));
    EXPECT_EQ(changed.status, 412);
}

// proves: MS-06.1 acceptance
TEST_F(replies_test, no_matches_are_an_empty_list) {
    const auto reply = answered(list(), positive(outcome(effect::read)));
    EXPECT_NE(reply.body.find(R"("matches":[])"), std::string::npos) << reply.body;
    EXPECT_EQ(reply.body.find("vorige"), std::string::npos);
    EXPECT_EQ(reply.body.find("volgende"), std::string::npos);
}

// proves: MS-06.2 WORD-1.2
TEST_F(replies_test, a_match_that_ended_says_so) {
    auto made = two_matches();
    made.matches.front().open = false;
    const auto reply = answered(list(), made);
    EXPECT_NE(reply.body.find(R"("status":"beeindigd")"), std::string::npos);
}

struct row {
    errc code;
    const char* canonical;
    int status;
    std::string field;
    const char* proves;
};

class decided_refusals : public replies_test, public testing::WithParamInterface<row> {};

// Each row says what it proves.
TEST_P(decided_refusals, have_status_code_and_the_payloads_own_path) {
    const auto to = message(put()).correspondence;
    const auto reply = decided(to, domain::make_error(GetParam().code, GetParam().canonical));
    EXPECT_EQ(reply.status, GetParam().status);
    EXPECT_EQ(reply.fields.find("Content-Type"), "application/problem+json");
    EXPECT_EQ(member(reply, "code"), wire_code(GetParam().code));
    EXPECT_EQ(member(reply, "veld"), GetParam().field);
    EXPECT_EQ(member(reply, "status"), std::to_string(GetParam().status));
    EXPECT_EQ(member(reply, "instance"), self);
    EXPECT_EQ(
        member(reply, "type"), "/multisignaal/v1/fouten/" + std::string(wire_code(GetParam().code))
    );
    EXPECT_EQ(reply.fields.find("Retry-After").has_value(), GetParam().status == 503);
}

INSTANTIATE_TEST_SUITE_P(
    table,
    decided_refusals,
    testing::Values(
        row{errc::reference_conflict, "child.bsn", 409, "bsn", "MS-10.14 refusal"},
        row{errc::reference_conflict, "signal.id", 409, "signaalId", "MS-10.14 refusal"},
        row{errc::reference_conflict, "mutation_reason", 409, "redenMutatie", "MS-10.14 refusal"},
        row{errc::signal_unknown, "signal.id", 404, "signaalId", "MS-03.3 MS-04.3 refusal"},
        row{errc::date_invalid, "date", 400, "datum", "MS-10.6 COM-27.4 refusal"},
        row{errc::temporarily_unavailable, "", 503, "(null)", "MS-10.17 refusal"},
        row{errc::age_exceeded, "child.bsn", 400, "bsn", "MS-10.6 refusal"},
        row{errc::value_invalid, "reporter.phone", 400, "melder/telefoon", "COM-27.4 refusal"}
    )
);

// proves: MS-02.3 MS-06.5 MS-03.3 MS-04.3 MS-05.4 refusal
TEST_F(replies_test, a_signal_that_is_not_multisignaals_own_is_404_everywhere) {
    const ports::http_request asked[] = {
        get(),
        list(),
        request("DELETE", path + std::string("?reden=overig")),
        request("POST", path + std::string("/afsluiting")),
        request("POST", path + std::string("/verhuizing"), example("ms-05-verhuizing.json"))};
    for (const auto& each : asked) {
        const auto reply = decided(
            message(each).correspondence,
            domain::make_error(errc::signal_unknown, domain::field::signal_id)
        );
        EXPECT_EQ(reply.status, 404) << each.target;
        EXPECT_EQ(member(reply, "code"), "SIGNAAL_ONBEKEND");
        EXPECT_EQ(member(reply, "veld"), "signaalId");
    }
}

// proves: MS-11.3 MS-11.4 refusal
TEST_F(replies_test, a_condition_that_does_not_hold_is_412) {
    const ports::http_request asked[] = {
        with(put(), "If-Match", "\"old\""),
        with(
            request(
                "PATCH",
                "/matches/20000000-0000-0000-0000-000000000002",
                "{}",
                "application/merge-patch+json"
            ),
            "If-Match",
            "*"
        ),
        with(request("DELETE", path + std::string("?reden=overig")), "If-Match", "\"old\"")};
    for (const auto& each : asked) {
        const auto reply = decided(
            message(each).correspondence,
            domain::make_error(errc::reference_conflict, domain::field::precondition)
        );
        EXPECT_EQ(reply.status, 412) << each.method;
        EXPECT_EQ(member(reply, "veld"), "If-Match");
    }
}

// proves: MS-05.2 MS-05.3 acceptance
TEST_F(replies_test, a_move_is_answered_with_the_signals_state) {
    const auto asked =
        request("POST", path + std::string("/verhuizing"), example("ms-05-verhuizing.json"));
    domain::outcome moved;
    moved.what = domain::outcome::effect::corrected;
    moved.reference = "MS-2026-1";
    domain::answer answer;
    answer.what = moved;
    const auto reply = adapter_->encode_reply(message(asked).correspondence, answer);
    EXPECT_EQ(reply.status, 200);
    EXPECT_EQ(member(reply, "status"), "actief");
}

// proves: MS-08.2 MS-08.3 COM-37.8 acceptance
TEST_F(replies_test, an_inspection_shows_each_signal) {
    const auto asked =
        message(request("POST", "/inzageverzoeken", example("ms-08-inzageverzoek.json")));
    domain::answer answer;
    answer.what = domain::outcome();
    domain::region_policy receiver;
    receiver.may_learn.set();
    answer.inspection = sdk::testing::some_inspection(receiver, "INZ-1");
    const auto reply = adapter_->encode_reply(asked.correspondence, answer);
    EXPECT_EQ(reply.status, 200);
    EXPECT_EQ(
        reply.body,
        R"({"verzoekKenmerk":"INZ-1","signalen":[)"
        R"({"regio":"esar","instantie":{"oin":"00000099000000001000",)"
        R"("naam":"Jeugdgezondheidszorg","telefoon":"+31320000000"},"datum":"2026-11-20",)"
        R"("verlooptOp":"2028-11-20","status":"actief","geinformeerd":"ouders","inzages":[)"
        R"({"datum":"2026-12-01","regio":"sisa"},{"datum":"2026-12-02","regio":"esar"}]},)"
        R"({"regio":"sisa","instantie":{"oin":"00000099000000002000","naam":"Wijkteam",)"
        R"("telefoon":null},"datum":"2026-11-21","verlooptOp":"2026-11-30",)"
        R"("status":"inactief","inzages":[]}]})"
    );
}

// proves: COM-37.2 refusal
TEST_F(replies_test, who_may_not_ask_is_named_by_the_requests_own_field) {
    const auto asked =
        message(request("POST", "/inzageverzoeken", example("ms-08-inzageverzoek.json")));
    const auto reply = decided(
        asked.correspondence,
        domain::make_error(errc::requester_not_authorised, domain::field::requester)
    );
    EXPECT_EQ(reply.status, 400);
    EXPECT_EQ(member(reply, "code"), "VERZOEKER_NIET_BEVOEGD");
    EXPECT_EQ(member(reply, "veld"), "verzoeker");
}

// proves: COM-27.4 refusal
TEST_F(replies_test, a_field_is_named_as_the_operations_own_payload_has_it) {
    const auto told = [this](const ports::http_request& asked, const char* canonical) {
        const auto failure = domain::make_error(errc::value_invalid, canonical);
        return member(decided(message(asked).correspondence, failure), "veld");
    };
    const auto inspection =
        request("POST", "/inzageverzoeken", example("ms-08-inzageverzoek.json"));
    EXPECT_EQ(told(inspection, "request.requester"), "verzoeker");
    EXPECT_EQ(told(inspection, "request.municipality"), "gemeentecode");
    const auto move =
        request("POST", path + std::string("/verhuizing"), example("ms-05-verhuizing.json"));
    EXPECT_EQ(told(move, "move.date"), "datum");
    EXPECT_EQ(told(move, "child.municipality"), "gemeentecode");
}

// proves: MS-10.7 refusal
TEST_F(replies_test, carried_findings_are_not_told_with_another_error) {
    const auto to = message(request("PUT", path, "{}")).correspondence;
    EXPECT_NE(to.message_id, "");
    const auto reply = decided(to, domain::make_error(errc::temporarily_unavailable));
    EXPECT_EQ(reply.status, 503);
    EXPECT_EQ(member(reply, "fouten"), "(none)");
}

// proves: MS-10.8 MS-10.15 MS-10.17 COM-02.4 COM-28.9 refusal
TEST_F(replies_test, a_refusal_unread_has_the_status_that_is_prescribed) {
    const std::pair<int, errc> rows[] = {
        {400, errc::message_unreadable},
        {403, errc::oin_not_authorised},
        {413, errc::message_too_large},
        {429, errc::temporarily_unavailable},
        {431, errc::message_too_large},
        {503, errc::temporarily_unavailable}};
    for (const auto& [status, code] : rows) {
        const auto reply = adapter_->encode_refusal({domain::make_error(code), {}, {}, {}}, status);
        EXPECT_EQ(reply.status, status);
        EXPECT_EQ(member(reply, "code"), wire_code(code));
        EXPECT_EQ(member(reply, "instance"), "/multisignaal/v1");
        EXPECT_EQ(reply.fields.find("Retry-After").has_value(), status == 429 || status == 503);
    }
}

// proves: MS-00.2 MS-00.6
TEST_F(replies_test, every_answer_has_the_headers_of_the_design_rules) {
    const ports::http_response replies[] = {
        answered(put(), positive(outcome(effect::created))),
        answered(get(), positive(outcome(effect::read))),
        answered(with(get(), "If-None-Match", "*"), positive(outcome(effect::read))),
        answered(
            request("DELETE", path + std::string("?reden=overig")), positive(outcome(effect::ended))
        ),
        decided(message(put()).correspondence, domain::make_error(errc::date_invalid, "date")),
        adapter_->encode_refusal({domain::make_error(errc::oin_not_authorised), {}, {}, {}}, 403),
        at_once(request("GET", "/x")),
        at_once(request("GET", "/openapi.json")),
        at_once(request("GET", "/fouten/LEEFTIJD"))};
    const std::pair<const char*, const char*> headers[] = {
        {"API-Version", "1.0.0"},
        {"Cache-Control", "no-store"},
        {"Content-Security-Policy", "frame-ancestors 'none'"},
        {"Strict-Transport-Security", "max-age=31536000"},
        {"X-Content-Type-Options", "nosniff"},
        {"X-Frame-Options", "DENY"}};
    for (const auto& reply : replies)
        for (const auto& [name, value] : headers)
            EXPECT_EQ(reply.fields.find(name), value) << reply.status;
}

TEST(setup, what_is_wrong_in_it_stops_the_start) {
    const auto made = [](const char* key, const char* value) {
        auto setup = testing_tools::shared::setup_of("multisignaal");
        setup.options.emplace(key, value);
        return make_adapter(setup);
    };
    EXPECT_THROW(made("colour", "red"), std::runtime_error);
    EXPECT_THROW(made("webhook_mode", "batched"), std::runtime_error);
    EXPECT_THROW(made("webhook_mode", ""), std::runtime_error);
    EXPECT_NO_THROW(made("webhook_mode", "structured"));
    EXPECT_NO_THROW(made("webhook_mode", "binary"));
    auto setup = testing_tools::shared::setup_of("multisignaal");
    setup.mappings = "/nowhere";
    EXPECT_THROW(make_adapter(setup), std::runtime_error);
}

} // namespace
} // namespace kruispunt::adapters::multisignaal
