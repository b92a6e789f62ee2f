#include "adapters/midden_nederland/midden_nederland_adapter.hpp"
#include "adapters/sdk/testing/adapter_fixture.hpp"
#include "adapters/sdk/testing/some_inspection.hpp"

#include <gtest/gtest.h>

namespace kruispunt::adapters::midden_nederland {
namespace {

namespace testing_ = sdk::testing;

using domain::notice_kind;
using receipt_kind = ports::receipt::kind;
using namespace std::chrono_literals;

constexpr char message_url[] =
    "/hook/v1/signalen/MN-4711/meldingen/10000000-0000-0000-0000-000000000001";

class notices_test : public testing::Test {
protected:
    static domain::notice notice(notice_kind kind) {
        return testing_::notice_of(kind, "midden-nederland", "MN-4711");
    }

    ports::http_request encode(const domain::notice& what) const {
        return adapter_->encode_notice(testing_::disclosure_of(what), testing_::moment());
    }

    static void expect_put(
        const ports::http_request& call, const std::string& target, const std::string& name
    ) {
        EXPECT_EQ(call.method, "PUT");
        EXPECT_EQ(call.target, target);
        EXPECT_EQ(call.fields.find("Content-Type"), "application/json");
        EXPECT_TRUE(testing_::same_json(call.body, testing_::example("midden-nederland", name)))
            << call.body;
    }

    static domain::region_policy policy() { return testing_::setup_of("midden-nederland").policy; }

    std::optional<std::chrono::seconds> waiting_for(ports::http_fields fields) const {
        return adapter_
            ->decode_receipt(
                testing_::disclosure_of(notice(notice_kind::match_made)),
                {503, std::move(fields), {}}
            )
            .retry_after;
    }

    receipt_kind receipt(int status) const {
        ports::http_response response;
        response.status = status;
        return adapter_
            ->decode_receipt(testing_::disclosure_of(notice(notice_kind::match_made)), response)
            .what;
    }

    std::unique_ptr<ports::region_adapter> adapter_ =
        make_adapter(testing_::setup_of("midden-nederland"));
};

// proves: MN-00.2 MN-06.1 COM-24.1 COM-24.2 COM-21.4
TEST_F(notices_test, a_match_is_put_as_the_example_has_it) {
    expect_put(
        encode(notice(notice_kind::match_made)),
        "/hook/v1/matches/20000000-0000-0000-0000-000000000002",
        "mn-06-match.json"
    );
}

// proves: MN-06.1 COM-35.3
TEST_F(notices_test, a_changed_match_is_put_again_under_the_same_url) {
    auto what = notice(notice_kind::match_changed);
    what.kind_of_match = domain::match_kind::family;
    auto other = testing_::other_side();
    other.consent = domain::consent::refused;
    other.coordinator = domain::case_lead{"A. Bakker", "+31320000002"};
    expect_put(
        adapter_->encode_notice(
            domain::disclose(what, policy(), other, domain::municipality{"0344", "Utrecht"}),
            testing_::moment()
        ),
        "/hook/v1/matches/20000000-0000-0000-0000-000000000002",
        "mn-06-match-gewijzigd.json"
    );
}

// proves: MN-06.2 COM-25.3 COM-25.4 COM-25.6 COM-25.7
TEST_F(notices_test, its_end_is_a_delete_that_says_why) {
    auto what = notice(notice_kind::match_ended);
    const auto call = encode(what);
    EXPECT_EQ(call.method, "DELETE");
    EXPECT_EQ(
        call.target, "/hook/v1/matches/20000000-0000-0000-0000-000000000002?reden=ingetrokken"
    );
    EXPECT_TRUE(call.body.empty());
    what.wrongful = true;
    what.reason = domain::end_reason::expired;
    EXPECT_EQ(
        encode(what).target,
        "/hook/v1/matches/20000000-0000-0000-0000-000000000002?reden=verlopen&onterecht=true"
    );
}

// proves: MN-06.3 MN-06.9 COM-38.3 COM-38.4
TEST_F(notices_test, a_question_about_an_identity_says_nothing_of_the_other_side) {
    auto what = notice(notice_kind::verify_identity);
    what.kind_of_match = domain::match_kind::bsn_clash;
    expect_put(encode(what), message_url, "mn-06-melding-bsn-botsing.json");
    what.kind_of_match = domain::match_kind::possible;
    expect_put(encode(what), message_url, "mn-06-melding-mogelijke-match.json");
}

// proves: MN-06.3 COM-21.4
TEST_F(notices_test, what_is_told_of_a_signal_is_put_as_the_examples_have_it) {
    auto expires = notice(notice_kind::signal_expires);
    expires.on = domain::parse_day("2028-11-20").value();
    expect_put(encode(expires), message_url, "mn-06-melding-verloopt.json");

    auto lapsed = notice(notice_kind::signal_lapsed);
    lapsed.reason = domain::end_reason::expired;
    expect_put(encode(lapsed), message_url, "mn-06-melding-vervallen.json");

    auto moved = notice(notice_kind::child_moved);
    moved.matches = {moved.match, moved.match};
    moved.matches[1][15] = 3;
    expect_put(encode(moved), message_url, "mn-06-melding-verhuisd.json");

    expect_put(encode(notice(notice_kind::history)), message_url, "mn-06-melding-historie.json");

    auto reminder = notice(notice_kind::reminder);
    reminder.since = domain::parse_timestamp("2026-11-13T09:00:00+01:00").value();
    expect_put(encode(reminder), message_url, "mn-06-melding-herinnering.json");
}

// proves: COM-25.5
TEST_F(notices_test, a_signal_that_lapsed_by_a_withdrawal_elsewhere_says_so) {
    auto lapsed = notice(notice_kind::signal_lapsed);
    lapsed.reason = domain::end_reason::withdrawn;
    EXPECT_EQ(
        encode(lapsed).body, R"({"soort":"vervallen","signaalId":"MN-4711","reden":"ingetrokken"})"
    );
}

// proves: MN-06.4 COM-24.8 COM-26.5 COM-26.6 COM-24.2
TEST_F(notices_test, a_relocation_notice_is_of_no_signal_and_shows_what_may_be_known) {
    auto what = notice(notice_kind::relocation);
    what.reference.clear();
    what.on = domain::parse_day("2026-11-01").value();
    const domain::contact without_professional{
        {"00000099000000003000", "Wijkteam Maas", "+31100000000"}, std::nullopt};
    const auto disclosure = domain::disclose_relocation(
        what,
        policy(),
        {{"esar", testing_::other_side()}, {"sisa", without_professional}},
        domain::municipality{"0344", "Utrecht"}
    );
    expect_put(
        adapter_->encode_notice(disclosure, testing_::moment()),
        "/hook/v1/verhuizingen/10000000-0000-0000-0000-000000000001",
        "mn-06-verhuizing.json"
    );
}

// proves: COM-21.4
TEST_F(notices_test, every_kind_has_a_url_of_its_own_that_stays) {
    for (int number = 0; number <= static_cast<int>(notice_kind::inspection_answer); ++number) {
        const auto what = notice(static_cast<notice_kind>(number));
        if (what.kind == notice_kind::relocation) continue;
        EXPECT_EQ(encode(what).target, encode(what).target) << number;
        EXPECT_EQ(encode(what).target.rfind("/hook/v1/", 0), 0U) << number;
    }
}

// proves: MN-06.3
TEST_F(notices_test, what_an_id_holds_does_not_leave_its_place_in_the_url) {
    auto what = notice(notice_kind::history);
    what.reference = "a/..?b#c%";
    EXPECT_EQ(
        encode(what).target,
        "/hook/v1/signalen/a%2F..%3Fb%23c%25/meldingen/10000000-0000-0000-0000-000000000001"
    );
}

// proves: MN-04.2 MN-04.3 COM-27.4
TEST_F(notices_test, a_rejection_names_the_field_as_the_feed_does) {
    auto what = notice(notice_kind::item_rejected);
    what.feed_item = 123450;
    what.rejected_code = domain::errc::date_invalid;
    what.rejected_field = domain::field::birth_date;
    expect_put(encode(what), "/hook/v1/afkeuringen/123450", "mn-04-afkeuring.json");
    what.rejected_field = "jeugdige/geboortedatum";
    expect_put(encode(what), "/hook/v1/afkeuringen/123450", "mn-04-afkeuring.json");
    what.rejected_code = domain::errc::reference_conflict;
    what.rejected_field = domain::field::mutation_reason;
    EXPECT_EQ(encode(what).body, R"({"code":"KENMERK_CONFLICT","veld":"redenMutatie"})");
    what.rejected_field = domain::field::signal_id;
    EXPECT_EQ(encode(what).body, R"({"code":"KENMERK_CONFLICT","veld":"signaalId"})");
    what.rejected_field.clear();
    EXPECT_EQ(encode(what).body, R"({"code":"KENMERK_CONFLICT","veld":null})");
    what.rejected_code = domain::errc::requester_not_authorised;
    what.rejected_field = domain::field::requester;
    EXPECT_EQ(encode(what).body, R"({"code":"VERZOEKER_NIET_BEVOEGD","veld":"verzoeker"})");
    what.rejected_code = domain::errc::date_invalid;
    what.rejected_field = domain::field::municipality;
    EXPECT_EQ(
        encode(what).body, R"({"code":"DATUM_ONGELDIG","veld":"jeugdige/adres/gemeentecode"})"
    );
}

// proves: MN-08.2 MN-08.3 COM-37.8
TEST_F(notices_test, an_inspection_is_answered_under_its_reference) {
    const auto shown = testing_::some_inspection(policy(), "INZ 1");
    const auto request = adapter_->encode_notice(shown, {});
    EXPECT_EQ(request.method, "PUT");
    EXPECT_EQ(request.target, "/hook/v1/inzageantwoorden/INZ%201");
    EXPECT_EQ(
        request.body,
        R"({"verzoekKenmerk":"INZ 1","signalen":[)"
        R"({"regio":"esar","instantie":{"oin":"00000099000000001000",)"
        R"("naam":"Jeugdgezondheidszorg","telefoon":"+31320000000"},"datum":"2026-11-20",)"
        R"("verlooptOp":"2028-11-20","status":"actief","geinformeerd":"ouders","inzages":[)"
        R"({"datum":"2026-12-01","regio":"sisa"},{"datum":"2026-12-02","regio":"esar"}]},)"
        R"({"regio":"sisa","instantie":{"oin":"00000099000000002000","naam":"Wijkteam",)"
        R"("telefoon":null},"datum":"2026-11-21","verlooptOp":"2026-11-30",)"
        R"("status":"inactief","inzages":[]}]})"
    );
}

// proves: MN-06.5 acceptance
TEST_F(notices_test, two_hundreds_are_delivered) {
    for (const int status : {200, 201, 202, 204, 299})
        EXPECT_EQ(receipt(status), receipt_kind::delivered) << status;
}

// proves: MN-06.6 refusal
TEST_F(notices_test, what_is_refused_for_good_is_a_dead_letter) {
    for (const int status : {400, 404, 409})
        EXPECT_EQ(receipt(status), receipt_kind::refused) << status;
}

// proves: MN-06.7 refusal
TEST_F(notices_test, what_asks_to_wait_comes_later_and_no_sooner) {
    for (const int status : {429, 503})
        EXPECT_EQ(receipt(status), receipt_kind::later) << status;
    EXPECT_EQ(waiting_for({{"Retry-After", "120"}}), 120s);
    EXPECT_EQ(
        waiting_for(
            {{"Date", "Fri, 20 Nov 2026 09:15:30 GMT"},
             {"Retry-After", "Fri, 20 Nov 2026 09:16:00 GMT"}}
        ),
        30s
    );
    EXPECT_EQ(waiting_for({}), std::nullopt);
    EXPECT_EQ(waiting_for({{"Retry-After", "straks"}}), std::nullopt);
    EXPECT_EQ(waiting_for({{"Retry-After", "999999"}}), 24h);
}

// proves: MN-06.8 refusal
TEST_F(notices_test, anything_else_comes_again) {
    for (const int status : {100, 199, 300, 301, 401, 403, 405, 410, 422, 500, 502, 504})
        EXPECT_EQ(receipt(status), receipt_kind::again) << status;
}

// proves: MN-00.1 MN-00.3 COM-02.3 COM-02.4 refusal
TEST_F(notices_test, whoever_calls_is_told_that_there_is_nothing) {
    const auto read = adapter_->decode(
        {"PUT", "/midden-nederland/v1/signalen/a", {}, "{}", {}}, testing_::moment()
    );
    const auto& answer = std::get<ports::http_response>(read);
    EXPECT_EQ(answer.status, 404);
    EXPECT_TRUE(codec::read_json(answer.body));
    const auto refusal = adapter_->encode_refusal(
        {domain::make_error(domain::errc::oin_not_authorised), {}, {}}, 403
    );
    EXPECT_EQ(refusal.status, 403);
    const auto body = codec::read_json(refusal.body);
    ASSERT_TRUE(body);
    EXPECT_EQ(body->root().child("code").text(), "OIN_NIET_BEVOEGD");
}

} // namespace
} // namespace kruispunt::adapters::midden_nederland
