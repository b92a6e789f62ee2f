#include "adapters/_template/adapter.hpp"
#include "adapters/sdk/testing/adapter_fixture.hpp"

#include <gtest/gtest.h>

namespace kruispunt::adapters::_template {
namespace {

namespace testing_ = sdk::testing;

constexpr char region[] = "_template";

const ports::region_adapter& made() {
    static const auto adapter = make_adapter(testing_::setup_of(region));
    return *adapter;
}

ports::http_request request(std::string method, std::string rest, std::string body = {}) {
    ports::http_request asked;
    asked.method = std::move(method);
    asked.target = "/" + std::string(region) + "/v1/" + std::move(rest);
    asked.body = std::move(body);
    asked.peer.oin = "00000099000000000005";
    return asked;
}

ports::decoded_message decoded(const ports::http_request& asked) {
    auto read = made().decode(asked, testing_::moment());
    auto* message = std::get_if<ports::decoded_message>(&read);
    EXPECT_NE(message, nullptr);
    return message == nullptr ? ports::decoded_message{} : std::move(*message);
}

std::string refusal_of(const ports::http_request& asked) {
    const auto message = decoded(asked);
    const auto* refused = std::get_if<domain::refused_message>(&message.command.act);
    if (refused == nullptr) return "taken";
    return std::string(wire_code(refused->failure.code)) + " " + refused->failure.field;
}

TEST(template_adapter, takes_a_signal) {
    const auto message =
        decoded(request("PUT", "signalen/A-1", testing_::example(region, "signaal.json")));
    const auto* submit = std::get_if<domain::submit_signal>(&message.command.act);
    ASSERT_NE(submit, nullptr);
    EXPECT_EQ(submit->content.id, "A-1");
    EXPECT_EQ(message.command.region, region);
    EXPECT_EQ(message.correspondence.signal_id, "A-1");
}

TEST(template_adapter, takes_a_withdrawal) {
    const auto message = decoded(request("DELETE", "signalen/A-1?reden=vergissing"));
    const auto* withdrawal = std::get_if<domain::withdraw_signal>(&message.command.act);
    ASSERT_NE(withdrawal, nullptr);
    EXPECT_EQ(withdrawal->reason, domain::withdrawal_reason::mistake);
}

// proves: COM-14.2 COM-27.1 refusal
TEST(template_adapter, refuses_and_names_the_field) {
    EXPECT_EQ(refusal_of(request("PUT", "signalen/A-1", "{")), "BERICHT_ONLEESBAAR ");
    EXPECT_EQ(
        refusal_of(request("PUT", "signalen/A-1", R"({"toelichting":"x"})")),
        "ONBEKEND_VELD toelichting"
    );
    EXPECT_EQ(refusal_of(request("PUT", "signalen/A-1", "{}")), "VERPLICHT_VELD bsn");
    EXPECT_EQ(
        refusal_of(request("PUT", "signalen/A%201", testing_::example(region, "signaal.json"))),
        "WAARDE_ONGELDIG signaalId"
    );
    EXPECT_EQ(refusal_of(request("DELETE", "signalen/A-1")), "VERPLICHT_VELD reden");
}

TEST(template_adapter, answers_what_is_no_message_at_once) {
    const auto nowhere = made().decode(request("PUT", "elders"), {});
    EXPECT_EQ(std::get<ports::http_response>(nowhere).status, 404);
    const auto no_method = made().decode(request("PATCH", "signalen/A-1"), {});
    EXPECT_EQ(std::get<ports::http_response>(no_method).status, 405);
}

TEST(template_adapter, answers_in_json) {
    const auto message =
        decoded(request("PUT", "signalen/A-1", testing_::example(region, "signaal.json")));
    domain::answer answer;
    domain::outcome outcome;
    outcome.reference = "A-1";
    outcome.what = domain::outcome::effect::created;
    answer.what = outcome;
    const auto reply = made().encode_reply(message.correspondence, answer);
    EXPECT_EQ(reply.status, 201);
    EXPECT_TRUE(codec::read_json(reply.body));
    answer.what = domain::make_error(domain::errc::date_invalid, domain::field::date);
    const auto refusal = made().encode_reply(message.correspondence, answer);
    EXPECT_EQ(refusal.status, 400);
    EXPECT_NE(refusal.body.find(R"("veld":"datum")"), std::string::npos) << refusal.body;
}

// proves: COM-24.2
TEST(template_adapter, tells_of_a_match_what_the_policy_allows) {
    const auto notice = testing_::notice_of(domain::notice_kind::match_made, region, "A-1");
    const auto sent = made().encode_notice(testing_::disclosure_of(notice), {});
    EXPECT_EQ(sent.method, "POST");
    EXPECT_EQ(sent.target, "/hook/berichten");
    EXPECT_NE(sent.body.find("Jeugdgezondheidszorg Flevoland"), std::string::npos);
    EXPECT_EQ(sent.body.find("P. de Groot"), std::string::npos);
}

TEST(template_adapter, reads_what_the_region_answers) {
    using kind = ports::receipt::kind;
    const auto told =
        testing_::disclosure_of(testing_::notice_of(domain::notice_kind::match_ended, region, "A-1")
        );
    const auto read = [&told](int status) {
        return made().decode_receipt(told, {status, {}, {}}).what;
    };
    EXPECT_EQ(read(204), kind::delivered);
    EXPECT_EQ(read(400), kind::refused);
    EXPECT_EQ(read(503), kind::later);
    EXPECT_EQ(read(500), kind::again);
}

TEST(template_adapter, has_no_settings) {
    auto setup = testing_::setup_of(region);
    setup.options = {{"colour", "blue"}};
    EXPECT_THROW(make_adapter(setup), std::runtime_error);
}

} // namespace
} // namespace kruispunt::adapters::_template
