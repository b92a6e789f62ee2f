#include "adapters/midden_nederland/midden_nederland_adapter.hpp"
#include "adapters/sdk/testing/adapter_fixture.hpp"

#include <gtest/gtest.h>

namespace kruispunt::adapters::midden_nederland {
namespace {

namespace testing_ = sdk::testing;

using domain::notice_kind;

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

    ports::receipt::kind receipt(int status) const {
        ports::http_response response;
        response.status = status;
        return adapter_
            ->decode_receipt(testing_::disclosure_of(notice(notice_kind::match_made)), response)
            .what;
    }

    std::unique_ptr<ports::region_adapter> adapter_ =
        make_adapter(testing_::setup_of("midden-nederland"));
};

TEST_F(notices_test, a_match_is_put_as_the_example_has_it) {
    expect_put(
        encode(notice(notice_kind::match_made)),
        "/hook/v1/matches/20000000-0000-0000-0000-000000000002",
        "mn-06-match.json"
    );
}

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

TEST_F(notices_test, a_bsn_clash_is_put_as_the_example_has_it) {
    auto what = notice(notice_kind::verify_identity);
    what.kind_of_match = domain::match_kind::bsn_clash;
    expect_put(
        encode(what),
        "/hook/v1/signalen/MN-4711/meldingen/10000000-0000-0000-0000-000000000001",
        "mn-06-melding.json"
    );
}

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
}

TEST_F(notices_test, receipts_are_read_by_their_status) {
    using kind = ports::receipt::kind;
    for (const int status : {200, 201, 204})
        EXPECT_EQ(receipt(status), kind::delivered);
    for (const int status : {400, 404, 409})
        EXPECT_EQ(receipt(status), kind::refused);
    for (const int status : {429, 503})
        EXPECT_EQ(receipt(status), kind::later);
    for (const int status : {301, 401, 403, 410, 422, 500, 502})
        EXPECT_EQ(receipt(status), kind::again);
}

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
