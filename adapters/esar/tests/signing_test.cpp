#include "adapters/esar/tests/signed_samples.hpp"
#include "adapters/esar/tests/told.hpp"
#include "adapters/sdk/signatures/verifier.hpp"

#include <gtest/gtest.h>

#include <thread>

namespace kruispunt::adapters::esar {
namespace {

using namespace samples;
namespace signatures = sdk::signatures;

const signatures::certificate_trust& trust() {
    static const signatures::certificate_trust made(
        {parties::all().pki.files / "ca.pem", parties::all().pki.files / "crl.pem", {}}
    );
    return made;
}

/// What ESAR finds in what the gateway signed; fails the test where it does not verify.
signatures::verified_message
as_esar_reads(const std::string& body, signatures::direction which, domain::instant at = now) {
    const signatures::verifier verifies(trust());
    auto read = verifies.verify(body, {which, setup().gateway_oin, at});
    EXPECT_TRUE(read) << read.error().field << " " << read.error().detail << "\n" << body;
    return read ? *read : signatures::verified_message{};
}

domain::outcome withdrawn() {
    domain::outcome told;
    told.what = domain::outcome::effect::ended;
    told.state = domain::signal_state::withdrawn;
    told.expires_on = *domain::parse_day("2026-11-20");
    return told;
}

// proves: ESAR-06.1 ESAR-06.2 ESAR-06.3 ESAR-01.6 ESAR-01.7 ESAR-01.8
TEST(EsarSigning, AnAnswerIsSignedAndConfirmsTheRequest) {
    const std::string request = sign(withdrawal_form());
    const auto message = decode_signed(request);
    ASSERT_EQ(refusal(message), "taken");
    const auto reply = signing_adapter().encode_reply(message.correspondence, answer(withdrawn()));
    EXPECT_EQ(reply.status, 200);
    const auto read = as_esar_reads(reply.body, signatures::direction::answer);
    EXPECT_EQ(read.confirmations, std::vector{signatures::signature_value_of(request)});
    EXPECT_NE(read.envelope.find("SignaalIntrekkenAntwoord"), std::string::npos);
    for (const char* block : {"wsa:Action", "wsa:MessageID", "wsa:RelatesTo", "wsa:To"})
        EXPECT_NE(read.envelope.find(block), std::string::npos) << block;
}

// proves: ESAR-06.1 ESAR-06.2 ESAR-06.3
TEST(EsarSigning, AFaultIsSignedAndConfirmsTheRequest) {
    message_form form = withdrawal_form();
    form.payload.replace(form.payload.find("vergissing"), 10, "zomaar");
    const std::string request = sign(form);
    const auto message = decode_signed(request);
    const auto& failure = std::get<domain::refused_message>(message.command.act).failure;
    const auto reply = signing_adapter().encode_reply(message.correspondence, answer(failure));
    EXPECT_EQ(reply.status, 500);
    const auto read = as_esar_reads(reply.body, signatures::direction::answer);
    EXPECT_EQ(read.confirmations, std::vector{signatures::signature_value_of(request)});
    EXPECT_NE(read.envelope.find("<code>WAARDE_ONGELDIG</code>"), std::string::npos);
}

// proves: ESAR-06.4 ESAR-02.1
TEST(EsarSigning, AFaultOnAnUnsignedRequestConfirmsNothing) {
    const auto message = decode_signed(example("signaal-intrekken.xml"));
    EXPECT_EQ(refusal(message), "HANDTEKENING_ONGELDIG Header/Security");
    const auto& failure = std::get<domain::refused_message>(message.command.act).failure;
    const auto reply = signing_adapter().encode_reply(message.correspondence, answer(failure));
    const auto read = as_esar_reads(reply.body, signatures::direction::answer);
    EXPECT_EQ(read.confirmations, std::vector{std::string()});
    EXPECT_EQ(reply.body.find(" Value="), std::string::npos);
    EXPECT_NE(reply.body.find("urn:uuid:5f0c0a1e-7d1b-4a39-9f04-0c3f2f6b1a04"), std::string::npos);
}

// proves: ESAR-06.1 ESAR-06.4 ESAR-90.2
TEST(EsarSigning, WhatWasRefusedUnreadIsAnsweredSignedToo) {
    const auto refused = answer(domain::make_error(domain::errc::message_too_large));
    const auto reply = signing_adapter().encode_refusal(refused, 413);
    EXPECT_EQ(reply.status, 413);
    const auto read = as_esar_reads(reply.body, signatures::direction::answer);
    EXPECT_EQ(read.confirmations, std::vector{std::string()});
    ports::http_request lost = post("");
    lost.target = "/esar/v1/anders";
    const auto direct = std::get<ports::http_response>(signing_adapter().decode(lost, now));
    EXPECT_EQ(direct.status, 404);
    as_esar_reads(direct.body, signatures::direction::answer);
}

// proves: ESAR-05.1 ESAR-05.2
TEST(EsarSigning, ARepeatGetsTheSameAnswerSignedAnew) {
    const std::string request = sign(withdrawal_form());
    const auto first = decode_signed(request);
    // Written and signed another way by the sender: the same Body all the same.
    message_form again = withdrawal_form();
    again.soap = "s";
    again.body_id = "b2";
    again.created = "2026-11-20T09:16:30Z";
    again.expires.clear();
    const auto later = now + std::chrono::minutes(1);
    auto decoded = signing_adapter().decode(post(sign(again)), later);
    const auto& second = std::get<ports::decoded_message>(decoded);
    ASSERT_TRUE(first.command.replay && second.command.replay);
    EXPECT_EQ(first.command.replay->key, second.command.replay->key);
    EXPECT_EQ(first.command.replay->content, second.command.replay->content);
    // The store gives the first outcome; it goes out with a Timestamp of today.
    const auto stored = answer(withdrawn());
    const auto replies = {
        signing_adapter().encode_reply(first.correspondence, stored).body,
        signing_adapter().encode_reply(second.correspondence, stored).body};
    std::vector<std::string> envelopes;
    for (const std::string& body : replies) {
        envelopes.push_back(as_esar_reads(body, signatures::direction::answer, later).envelope);
        const auto created = body.find("<wsu:Created>2026-11-20T09:1");
        EXPECT_NE(created, std::string::npos);
    }
    EXPECT_EQ(envelopes[0], envelopes[1]);
    EXPECT_NE(*replies.begin(), *std::rbegin(replies));
    EXPECT_NE(std::rbegin(replies)->find("2026-11-20T09:16:30.187Z"), std::string::npos);
}

// proves: ESAR-05.3 refusal
TEST(EsarSigning, AnotherBodyUnderTheSameMessageIdIsAConflict) {
    const auto first = decode_signed(sign(withdrawal_form()));
    message_form other = withdrawal_form();
    other.payload.replace(other.payload.find("vergissing"), 10, "overleden");
    const auto second = decode_signed(sign(other));
    ASSERT_TRUE(first.command.replay && second.command.replay);
    EXPECT_EQ(first.command.replay->key, second.command.replay->key);
    EXPECT_NE(first.command.replay->content, second.command.replay->content);
    const auto reply = signing_adapter().encode_reply(
        second.correspondence, answer(second.command.replay->conflict)
    );
    const auto read = as_esar_reads(reply.body, signatures::direction::answer);
    EXPECT_NE(
        read.envelope.find("<code>WAARDE_ONGELDIG</code><veld>Header/MessageID</veld>"),
        std::string::npos
    );
}

// proves: ESAR-03.3 COM-02.3 refusal
TEST(EsarSigning, AnotherPartysSignatureIs403) {
    const auto& other = parties::all().other;
    const auto message = decode_signed(sign(withdrawal_form(other), other));
    EXPECT_EQ(refusal(message), "OIN_NIET_BEVOEGD");
    const auto& failure = std::get<domain::refused_message>(message.command.act).failure;
    EXPECT_EQ(signing_adapter().encode_reply(message.correspondence, answer(failure)).status, 403);
}

// A value that is no signature is not repeated in what the gateway signs.
TEST(EsarSigning, OnlyWhatCouldBeASignatureIsConfirmed) {
    for (const std::string value : {"999990019!", "x y ü", "&lt;a&gt;"}) {
        std::string request = sign(withdrawal_form());
        const auto at = request.find("SignatureValue>") + 15;
        request.replace(at, request.find('<', at) - at, value);
        EXPECT_EQ(decode_signed(request).correspondence.signature, "") << value;
    }
}

// proves: ESAR-25.3 ESAR-02.9
TEST(EsarSigning, ANoticeIsSignedAnewOnEveryTry) {
    const auto told = disclosed(notice_of(domain::notice_kind::match_made), other_side());
    const auto later = now + std::chrono::hours(5);
    const auto first = signing_adapter().encode_notice(told, now);
    const auto second = signing_adapter().encode_notice(told, later);
    EXPECT_NE(first.body, second.body);
    const auto one = as_esar_reads(first.body, signatures::direction::request);
    const auto two = as_esar_reads(second.body, signatures::direction::request, later);
    EXPECT_EQ(one.envelope, two.envelope);
    EXPECT_NE(one.envelope.find("MatchMelding"), std::string::npos);
}

// proves: ESAR-02.14
TEST(EsarSigning, ManyThreadsVerifyAndSignAtOnce) {
    const std::string request = sign(withdrawal_form());
    std::vector<std::thread> threads;
    std::atomic<int> good = 0;
    for (int i = 0; i < 4; ++i)
        threads.emplace_back([&request, &good] {
            for (int round = 0; round < 20; ++round) {
                const auto message = decode_signed(request);
                const auto reply =
                    signing_adapter().encode_reply(message.correspondence, answer(withdrawn()));
                if (refusal(message) == "taken" && reply.status == 200) ++good;
            }
        });
    for (std::thread& thread : threads)
        thread.join();
    EXPECT_EQ(good, 80);
}

// Signatures are computed on threads of their own.
TEST(EsarSigning, IsHeavyAndNeedsNoCaution) {
    EXPECT_TRUE(signing_adapter().heavy());
    EXPECT_FALSE(adapter().heavy());
    EXPECT_TRUE(signing_adapter().cautions().empty());
}

} // namespace
} // namespace kruispunt::adapters::esar
