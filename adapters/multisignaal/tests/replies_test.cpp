#include "adapters/multisignaal/multisignaal_adapter.hpp"
#include "adapters/sdk/testing/adapter_fixture.hpp"

#include <gtest/gtest.h>

namespace kruispunt::adapters::multisignaal {
namespace {

namespace testing_ = sdk::testing;

using domain::errc;

std::unique_ptr<ports::region_adapter> adapter() {
    return make_adapter(testing_::setup_of("multisignaal"));
}

domain::answer positive(domain::outcome::effect what) {
    domain::outcome outcome;
    outcome.what = what;
    outcome.reference = "MS-2026-1";
    outcome.expires_on = domain::parse_day("2028-11-20").value();
    outcome.open_matches = 1;
    outcome.warnings = {domain::warning::duty_to_inform};
    domain::answer answer;
    answer.what = outcome;
    return answer;
}

domain::answer negative(errc code, const char* field) {
    domain::answer answer;
    answer.what = domain::make_error(code, field);
    return answer;
}

TEST(replies, a_new_signal_is_created_somewhere) {
    const auto reply = adapter()->encode_reply(
        {"put", "", "MS-2026-1"}, positive(domain::outcome::effect::created)
    );
    EXPECT_EQ(reply.status, 201);
    EXPECT_EQ(reply.fields.find("Location"), "/multisignaal/v1/signalen/MS-2026-1");
    EXPECT_EQ(reply.fields.find("Content-Type"), "application/json");
    EXPECT_TRUE(
        testing_::same_json(reply.body, testing_::example("multisignaal", "ms-01-antwoord.json"))
    ) << reply.body;
}

TEST(replies, a_correction_and_a_repeat_are_ok) {
    for (const auto what :
         {domain::outcome::effect::corrected, domain::outcome::effect::unchanged}) {
        const auto reply = adapter()->encode_reply({"put", "", "MS-2026-1"}, positive(what));
        EXPECT_EQ(reply.status, 200);
        EXPECT_FALSE(reply.fields.find("Location"));
    }
}

TEST(replies, a_withdrawal_has_nothing_more_to_say) {
    const auto reply = adapter()->encode_reply(
        {"delete", "", "MS-2026-1"}, positive(domain::outcome::effect::ended)
    );
    EXPECT_EQ(reply.status, 204);
    EXPECT_TRUE(reply.body.empty());
}

TEST(replies, a_closed_signal_shows_its_state) {
    auto closed = positive(domain::outcome::effect::closed);
    closed.what->state = domain::signal_state::inactive;
    closed.what->warnings.clear();
    const auto reply = adapter()->encode_reply({"close", "", "MS-2026-1"}, closed);
    EXPECT_EQ(reply.status, 200);
    EXPECT_NE(reply.body.find(R"("status":"inactief")"), std::string::npos);
    EXPECT_NE(reply.body.find(R"("waarschuwingen":[])"), std::string::npos);
}

struct row {
    errc code;
    const char* canonical;
    int status;
    std::string field;
};

class refusal : public testing::TestWithParam<row> {};

TEST_P(refusal, has_status_code_and_the_payloads_own_path) {
    const auto reply = adapter()->encode_reply(
        {"put", "", "MS-2026-1"}, negative(GetParam().code, GetParam().canonical)
    );
    EXPECT_EQ(reply.status, GetParam().status);
    EXPECT_EQ(reply.fields.find("Content-Type"), "application/problem+json");
    const auto body = codec::read_json(reply.body);
    ASSERT_TRUE(body);
    EXPECT_EQ(body->root().child("code").text(), wire_code(GetParam().code));
    EXPECT_EQ(body->root().child("veld").text(), GetParam().field);
    EXPECT_EQ(body->root().child("status").text(), std::to_string(GetParam().status));
    EXPECT_EQ(reply.fields.find("Retry-After").has_value(), GetParam().status == 503);
}

INSTANTIATE_TEST_SUITE_P(
    table,
    refusal,
    testing::Values(
        row{errc::reference_conflict, "child.bsn", 409, "bsn"},
        row{errc::reference_conflict, "signal.id", 409, "signaalId"},
        row{errc::reference_conflict, "mutation_reason", 409, "redenMutatie"},
        row{errc::signal_unknown, "signal.id", 404, "signaalId"},
        row{errc::date_invalid, "date", 400, "datum"},
        row{errc::oin_not_authorised, "melder", 403, "melder"},
        row{errc::temporarily_unavailable, "date", 503, "datum"},
        row{errc::age_exceeded, "child.bsn", 400, "bsn"}
    )
);

TEST(replies, carried_findings_are_not_told_with_another_error) {
    const auto reply = adapter()->encode_reply(
        {"put", "BSN_ONGELDIG bsn\nONBEKEND_VELD x\n", "MS-2026-1"},
        negative(errc::temporarily_unavailable, "")
    );
    EXPECT_EQ(reply.status, 503);
    EXPECT_EQ(reply.body.find("BSN_ONGELDIG"), std::string::npos);
}

TEST(replies, a_refusal_unread_has_the_status_that_is_prescribed) {
    for (const int status : {400, 403, 413, 431}) {
        const auto reply = adapter()->encode_refusal(
            {domain::make_error(errc::message_unreadable), {}, {}}, status
        );
        EXPECT_EQ(reply.status, status);
        EXPECT_NE(reply.body.find("BERICHT_ONLEESBAAR"), std::string::npos);
    }
}

TEST(replies, every_answer_has_the_headers_of_the_design_rules) {
    const auto made = adapter();
    const ports::http_response replies[] = {
        made->encode_reply({"put", "", "a"}, positive(domain::outcome::effect::created)),
        made->encode_reply({"delete", "", "a"}, positive(domain::outcome::effect::ended)),
        made->encode_reply({"put", "", "a"}, negative(errc::date_invalid, "date")),
        made->encode_refusal({domain::make_error(errc::oin_not_authorised), {}, {}}, 403),
        std::get<ports::http_response>(made->decode({"GET", "/x", {}, {}, {}}, testing_::moment())
        )};
    for (const auto& reply : replies)
        for (const char* name :
             {"API-Version",
              "Cache-Control",
              "Content-Security-Policy",
              "Strict-Transport-Security",
              "X-Content-Type-Options",
              "X-Frame-Options"})
            EXPECT_TRUE(reply.fields.find(name)) << name;
}

TEST(setup, an_unknown_setting_and_a_missing_mapping_stop_the_start) {
    auto setup = testing_::setup_of("multisignaal");
    setup.options.emplace("colour", "red");
    EXPECT_THROW(make_adapter(setup), std::runtime_error);
    setup = testing_::setup_of("multisignaal");
    setup.mappings = "/nowhere";
    EXPECT_THROW(make_adapter(setup), std::runtime_error);
}

} // namespace
} // namespace kruispunt::adapters::multisignaal
