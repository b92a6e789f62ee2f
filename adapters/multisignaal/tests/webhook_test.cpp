#include "adapters/multisignaal/multisignaal_adapter.hpp"
#include "adapters/sdk/testing/adapter_fixture.hpp"

#include <gtest/gtest.h>

namespace kruispunt::adapters::multisignaal {
namespace {

namespace testing_ = sdk::testing;

using domain::notice_kind;

class webhook_test : public testing::Test {
protected:
    static domain::notice notice(notice_kind kind) {
        return testing_::notice_of(kind, "multisignaal", "MS-2026-1");
    }

    ports::http_request encode(const domain::notice& what) const {
        return adapter_->encode_notice(testing_::disclosure_of(what), testing_::moment());
    }

    void expect_example(const domain::notice& what, const std::string& name) const {
        const auto call = encode(what);
        EXPECT_EQ(call.method, "POST");
        EXPECT_EQ(call.target, "/hook");
        EXPECT_EQ(call.fields.find("Content-Type"), "application/cloudevents+json; charset=utf-8");
        EXPECT_TRUE(testing_::same_json(call.body, testing_::example("multisignaal", name)))
            << call.body;
    }

    ports::receipt receipt(int status) const {
        ports::http_response response;
        response.status = status;
        response.fields.add("Retry-After", "30");
        return adapter_->decode_receipt(
            testing_::disclosure_of(notice(notice_kind::match_made)), response
        );
    }

    std::unique_ptr<ports::region_adapter> adapter_ =
        make_adapter(testing_::setup_of("multisignaal"));
};

TEST_F(webhook_test, a_match_is_told_as_the_example_has_it) {
    expect_example(notice(notice_kind::match_made), "ms-21-match-ontstaan.json");
}

TEST_F(webhook_test, its_end_is_told_as_the_example_has_it) {
    auto what = notice(notice_kind::match_ended);
    what.wrongful = true;
    expect_example(what, "ms-21-match-beeindigd.json");
    what.wrongful = false;
    what.reason = domain::end_reason::expired;
    const auto body = encode(what).body;
    EXPECT_EQ(body.find("onterecht"), body.npos);
    EXPECT_NE(body.find(R"("reden":"verlopen")"), body.npos);
}

TEST_F(webhook_test, a_bsn_clash_is_told_as_the_example_has_it) {
    auto what = notice(notice_kind::verify_identity);
    what.kind_of_match = domain::match_kind::bsn_clash;
    expect_example(what, "ms-21-match-mogelijk.json");
}

TEST_F(webhook_test, a_side_without_a_professional_or_coordination_stays_readable) {
    auto what = notice(notice_kind::match_made);
    what.kind_of_match = domain::match_kind::family;
    auto other = testing_::other_side();
    other.reporter.reset();
    other.organisation.phone = "+31101234567";
    const auto disclosure =
        domain::disclose(what, testing_::setup_of("multisignaal").policy, other, std::nullopt);
    const auto body = adapter_->encode_notice(disclosure, testing_::moment()).body;
    EXPECT_NE(body.find(R"("melder":null)"), body.npos);
    EXPECT_NE(body.find(R"("telefoon":"+31101234567")"), body.npos);
    EXPECT_NE(body.find(R"("soort":"gezin")"), body.npos);
    EXPECT_EQ(body.find("coordinatie"), body.npos);
}

TEST_F(webhook_test, a_repeat_is_the_very_same_call) {
    const auto what = notice(notice_kind::match_made);
    const auto later = testing_::moment() + std::chrono::hours(5);
    EXPECT_EQ(
        encode(what).body, adapter_->encode_notice(testing_::disclosure_of(what), later).body
    );
}

TEST_F(webhook_test, a_configured_address_without_a_path_is_the_root) {
    auto setup = testing_::setup_of("multisignaal");
    setup.endpoint = "https://region.example";
    const auto call = make_adapter(setup)->encode_notice(
        testing_::disclosure_of(notice(notice_kind::match_made)), testing_::moment()
    );
    EXPECT_EQ(call.target, "/");
}

TEST_F(webhook_test, receipts_are_read_by_their_status) {
    using kind = ports::receipt::kind;
    for (const int status : {200, 202, 204})
        EXPECT_EQ(receipt(status).what, kind::delivered);
    EXPECT_EQ(receipt(410).what, kind::gone);
    for (const int status : {429, 503}) {
        EXPECT_EQ(receipt(status).what, kind::later);
        EXPECT_EQ(receipt(status).retry_after, std::chrono::seconds(30));
    }
    for (const int status : {400, 401, 404, 409, 422}) {
        EXPECT_EQ(receipt(status).what, kind::refused);
        EXPECT_EQ(receipt(status).code, std::to_string(status));
    }
    for (const int status : {100, 301, 308, 500, 502, 504})
        EXPECT_EQ(receipt(status).what, kind::again);
}

} // namespace
} // namespace kruispunt::adapters::multisignaal
