#include "adapters/multisignaal/tests/asked.hpp"

#include <algorithm>

namespace kruispunt::adapters::multisignaal {
namespace {

using domain::notice_kind;
namespace shared = sdk::testing;

domain::instant moment(const char* text) {
    return domain::parse_timestamp(text).value();
}

domain::notice notice(notice_kind kind) {
    return shared::notice_of(kind, "multisignaal", "MS-2026-1");
}

// One of every type of MS-21, as the examples have it.
domain::disclosure told(notice_kind kind) {
    auto what = notice(kind);
    const auto policy = shared::setup_of("multisignaal").policy;
    const domain::municipality utrecht{"0344", "Utrecht"};
    auto other = shared::other_side();
    switch (kind) {
    case notice_kind::match_changed:
        other.consent = domain::consent::given;
        other.coordinator = domain::case_lead{"C. de Boer", "+31320000002"};
        what.since = moment("2026-11-18T09:00:00+01:00");
        break;
    case notice_kind::match_ended:
        what.wrongful = true;
        break;
    case notice_kind::verify_identity:
        what.kind_of_match = domain::match_kind::bsn_clash;
        break;
    case notice_kind::signal_expires:
        what.on = domain::parse_day("2026-12-20");
        break;
    case notice_kind::signal_lapsed:
        what.on = domain::parse_day("2026-11-20");
        what.reason = domain::end_reason::expired;
        break;
    case notice_kind::child_moved:
        what.on = domain::parse_day("2026-11-01");
        what.matches = {what.match};
        break;
    case notice_kind::reminder:
        what.since = moment("2026-11-18T09:00:00+01:00");
        break;
    case notice_kind::relocation: {
        what.on = domain::parse_day("2026-11-01");
        const domain::contact wijkteam{
            {"00000099000000002000", "Wijkteam Zuid", "+31101234567"}, std::nullopt};
        return domain::disclose_relocation(
            what, policy, {{"esar", other}, {"sisa", wijkteam}}, utrecht
        );
    }
    default:
        break;
    }
    return domain::disclose(what, policy, other, utrecht);
}

std::unique_ptr<ports::region_adapter> made(const char* mode = "structured") {
    auto setup = shared::setup_of("multisignaal");
    setup.options.emplace("webhook_mode", mode);
    return make_adapter(setup);
}

ports::http_request encode(const domain::disclosure& what, const char* mode = "structured") {
    return made(mode)->encode_notice(what, shared::moment());
}

struct typed {
    notice_kind kind;
    std::string example;
    const char* proves;
};

class every_type : public testing::TestWithParam<typed> {
protected:
    static std::string example() { return shared::example("multisignaal", GetParam().example); }
};

// Each row says what it proves.
TEST_P(every_type, is_told_as_its_example_has_it) {
    const auto call = encode(told(GetParam().kind));
    EXPECT_EQ(call.method, "POST");
    EXPECT_EQ(call.target, "/hook");
    EXPECT_EQ(call.fields.find("Content-Type"), "application/cloudevents+json; charset=utf-8");
    EXPECT_TRUE(shared::same_json(call.body, example())) << call.body;
}

// proves: MS-20.3 MS-20.4
TEST_P(every_type, says_the_same_in_binary_mode) {
    const auto call = encode(told(GetParam().kind), "binary");
    const auto event = codec::read_json(example()).value();
    std::size_t expected = 0;
    for (auto each = event.root().first_child(); each; each = each.next()) {
        const std::string name(each.name());
        if (name == "data") continue;
        ++expected;
        const bool type = name == "datacontenttype";
        EXPECT_EQ(call.fields.find(type ? "Content-Type" : "ce-" + name), each.text()) << name;
    }
    EXPECT_EQ(call.fields.size(), expected);
    const auto data = codec::read_json(call.body).value();
    codec::node wanted = event.root().child("data");
    ASSERT_EQ(data.root().kind(), codec::node_kind::object);
    codec::node got = data.root().first_child();
    for (codec::node each = wanted.first_child(); each; each = each.next(), got = got.next())
        ASSERT_TRUE(shared::same(each, got)) << call.body;
    EXPECT_FALSE(got);
}

// proves: COM-24.3 MS-00.7
TEST_P(every_type, holds_no_identity_of_a_child) {
    for (const char* mode : {"structured", "binary"}) {
        const auto call = encode(told(GetParam().kind), mode);
        for (const char* member : {"bsn\"", "geboortedatum", "jeugdige\"", "adres"})
            EXPECT_EQ(call.body.find(member), call.body.npos) << member;
    }
}

INSTANTIATE_TEST_SUITE_P(
    table,
    every_type,
    testing::Values(
        typed{
            notice_kind::match_made,
            "ms-21-match-ontstaan.json",
            "MS-21.1 MS-20.1 MS-20.2 MS-20.4 MS-20.6 MS-20.7 COM-24.1"},
        typed{notice_kind::match_changed, "ms-21-match-gewijzigd.json", "MS-21.4 COM-35.3"},
        typed{notice_kind::match_ended, "ms-21-match-beeindigd.json", "MS-21.2 MS-21.3 COM-25.7"},
        typed{notice_kind::verify_identity, "ms-21-match-mogelijk.json", "MS-21.5 COM-38.3"},
        typed{notice_kind::history, "ms-21-signaal-historie.json", "MS-21.6"},
        typed{notice_kind::signal_expires, "ms-21-signaal-verloopt.json", "MS-21.7"},
        typed{notice_kind::signal_lapsed, "ms-21-signaal-vervallen.json", "MS-21.7"},
        typed{notice_kind::child_moved, "ms-21-jeugdige-verhuisd.json", "MS-21.8"},
        typed{notice_kind::reminder, "ms-21-match-herinnering.json", "MS-21.9"},
        typed{notice_kind::relocation, "ms-21-verhuizing-naar-gebied.json", "MS-21.10 COM-24.8"}
    )
);

// proves: MS-20.3
TEST(webhook, binary_mode_is_as_the_example_has_it) {
    const auto call = encode(told(notice_kind::match_made), "binary");
    std::string text = call.method + " " + call.target + " HTTP/1.1\n";
    for (const auto& [name, value] : call.fields)
        text += name + ": " + value + "\n";
    text += "\n" + call.body + "\n";
    EXPECT_EQ(text, shared::example("multisignaal", "ms-20-binair.http"));
}

// proves: MS-21.2 COM-25.4
TEST(webhook, an_ordinary_end_is_not_told_as_wrongful) {
    auto what = notice(notice_kind::match_ended);
    what.reason = domain::end_reason::expired;
    const auto body = encode(shared::disclosure_of(what)).body;
    EXPECT_EQ(body.find("onterecht"), body.npos);
    EXPECT_NE(body.find(R"("reden":"verlopen")"), body.npos);
}

// proves: MS-06.4 COM-26.2 COM-24.4
TEST(webhook, a_side_without_a_professional_or_coordination_stays_readable) {
    auto what = notice(notice_kind::match_made);
    what.kind_of_match = domain::match_kind::family;
    auto other = shared::other_side();
    other.reporter.reset();
    other.organisation.phone = "+31101234567";
    const auto disclosure =
        domain::disclose(what, shared::setup_of("multisignaal").policy, other, std::nullopt);
    const auto body = encode(disclosure).body;
    EXPECT_NE(body.find(R"("melder":null)"), body.npos);
    EXPECT_NE(body.find(R"("telefoon":"+31101234567")"), body.npos);
    EXPECT_NE(body.find(R"("soort":"gezin")"), body.npos);
    EXPECT_EQ(body.find("coordinatie"), body.npos);
}

// proves: MS-20.5 COM-21.4
TEST(webhook, a_repeat_is_the_very_same_call) {
    const auto later = shared::moment() + std::chrono::hours(5);
    for (const char* mode : {"structured", "binary"}) {
        const auto adapter = made(mode);
        const auto first = adapter->encode_notice(told(notice_kind::match_made), shared::moment());
        const auto again = adapter->encode_notice(told(notice_kind::match_made), later);
        EXPECT_EQ(first.body, again.body);
        EXPECT_TRUE(std::equal(
            first.fields.begin(), first.fields.end(), again.fields.begin(), again.fields.end()
        ));
    }
}

// proves: MS-20.1
TEST(webhook, the_configured_address_is_called_as_it_stands) {
    const std::pair<const char*, const char*> addresses[] = {
        {"https://region.example", "/"},
        {"https://region.example:8443/a/b", "/a/b"},
        {"https://region.example/hook?key=1", "/hook?key=1"}};
    for (const auto& [address, target] : addresses) {
        auto setup = shared::setup_of("multisignaal");
        setup.endpoint = address;
        const auto call =
            make_adapter(setup)->encode_notice(told(notice_kind::match_made), shared::moment());
        EXPECT_EQ(call.target, target);
    }
}

TEST(webhook, multisignaal_has_no_feed_to_reject_items_of) {
    EXPECT_THROW(encode(told(notice_kind::item_rejected)), std::logic_error);
}

using kind = ports::receipt::kind;

ports::receipt receipt(int status, const ports::http_fields& fields = {}) {
    ports::http_response response;
    response.status = status;
    response.fields = fields;
    return made()->decode_receipt(told(notice_kind::match_made), response);
}

// proves: MS-22.1 acceptance
TEST(receipts, two_hundreds_are_delivered) {
    for (const int status : {200, 201, 202, 204, 299})
        EXPECT_EQ(receipt(status).what, kind::delivered);
}

// proves: MS-22.2 MS-22.5 MS-22.6 MS-23.2 refusal
TEST(receipts, all_else_is_not) {
    EXPECT_EQ(receipt(410).what, kind::gone);
    for (const int status : {400, 401, 403, 404, 409, 422, 499}) {
        EXPECT_EQ(receipt(status).what, kind::refused);
        EXPECT_EQ(receipt(status).code, std::to_string(status));
    }
    for (const int status : {100, 301, 302, 307, 308, 500, 502, 504, 599})
        EXPECT_EQ(receipt(status, {{"Location", "https://elsewhere.example/"}}).what, kind::again);
}

// proves: MS-22.4
TEST(receipts, later_is_no_sooner_than_was_asked) {
    for (const int status : {429, 503}) {
        EXPECT_EQ(receipt(status).what, kind::later);
        EXPECT_FALSE(receipt(status).retry_after);
        const auto seconds = receipt(status, {{"Retry-After", "30"}});
        EXPECT_EQ(seconds.what, kind::later);
        EXPECT_EQ(seconds.retry_after, std::chrono::seconds(30));
        const auto date = receipt(
            status,
            {{"Date", "Fri, 20 Nov 2026 09:15:30 GMT"},
             {"Retry-After", "Fri, 20 Nov 2026 09:17:00 GMT"}}
        );
        EXPECT_EQ(date.what, kind::later);
        EXPECT_EQ(date.retry_after, std::chrono::seconds(90));
    }
}

} // namespace
} // namespace kruispunt::adapters::multisignaal
