#include "gateway/net/io_threads.hpp"
#include "gateway/net/listener.hpp"
#include "tests/integration/bulk/bulk_world.hpp"
#include "tests/integration/net/raw_peer.hpp"
#include "tests/integration/net/throwaway_pki.hpp"
#include "tests/support/run_coroutine.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <charconv>
#include <thread>

namespace kruispunt::tests {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

constexpr char head[] = "POST /sisa/v1/vulberichten HTTP/1.1\r\nHost: h\r\n"
                        "Content-Type: text/xml; charset=utf-8\r\nTransfer-Encoding: chunked\r\n";

std::string chunk(const std::string& octets) {
    std::array<char, 16> size{};
    const auto end = std::to_chars(size.data(), size.data() + size.size(), octets.size(), 16).ptr;
    return std::string(size.data(), end) + "\r\n" + octets + "\r\n";
}

/// The octets of a chunked body, as far as they came.
std::string unchunked(std::string_view body) {
    std::string octets;
    while (!body.empty()) {
        std::size_t size = 0;
        const auto [end, error] = std::from_chars(body.data(), body.data() + body.size(), size, 16);
        if (error != std::errc{} || size == 0) break;
        body.remove_prefix(static_cast<std::size_t>(end - body.data()) + 2);
        octets += body.substr(0, size);
        body.remove_prefix(std::min(body.size(), size + 2));
    }
    return octets;
}

/// SISA and the gateway's exchange listener, with mutual TLS between them.
class BulkNetwork : public testing::Test {
protected:
    ~BulkNetwork() override {
        threads_.stop();
        threads_.join();
    }

    void listen(const exchange::bulk_settings& settings = {}, net::session_times times = {}) {
        intake_ = std::make_unique<exchange::intake>(
            sisa_only(),
            parts_.enactment,
            parts_.clock,
            parts_.ids,
            threads_.executor(0),
            suspended_,
            settings
        );
        net::listener_options options;
        options.address = "127.0.0.1";
        options.tls.emplace();
        options.tls->credentials = &credentials_;
        options.times = times;
        options.on_error = [](auto work, auto reason) { ADD_FAILURE() << work << ": " << reason; };
        listener_ = std::make_unique<net::listener>(threads_, options, *intake_);
        listener_->start();
        threads_.start();
    }

    raw_peer sisa(const std::string& oin = sisa_oin) {
        return raw_peer(
            listener_->port(), raw_tls{.identity = pki_.issue({.common_name = "SISA", .oin = oin})}
        );
    }

    throwaway_pki pki_;
    net::tls_credentials credentials_{pki_.issue({})};
    bulk_parts parts_;
    net::io_threads threads_{1};
    exchange::region_flags suspended_{{}};
    std::unique_ptr<exchange::intake> intake_;
    std::unique_ptr<net::listener> listener_;
};

// proves: SISA-10.1 SISA-10.3 SISA-10.4 SISA-10.5 COM-29.4 acceptance
TEST_F(BulkNetwork, ALoadIsMuchLargerThanAMessageMayBe) {
    listen();
    constexpr int count = 1'000; // over 1 MiB
    auto peer = sisa();
    ASSERT_TRUE(peer.send(std::string(head) + "\r\n"));
    for (int n = 0; n < count; ++n)
        ASSERT_TRUE(peer.send(chunk(sisa_line(n) + "\n")));
    ASSERT_TRUE(peer.send("0\r\n\r\n"));
    const auto answer = peer.read_until("0\r\n\r\n");
    EXPECT_THAT(answer, StartsWith("HTTP/1.1 200 OK\r\n"));
    EXPECT_THAT(answer, HasSubstr("Transfer-Encoding: chunked\r\n"));
    EXPECT_THAT(answer, HasSubstr("FSC-Transaction-Id: "));
    const auto lines = unchunked(std::string_view(answer).substr(answer.find("\r\n\r\n") + 4));
    EXPECT_THAT(lines, StartsWith("R-0;Bv03\nR-1;Bv03\n"));
    EXPECT_THAT(lines, testing::EndsWith("R-999;Bv03\nTOTAAL;1000;Bv03;1000;Fo03;0\n"));
}

// proves: SISA-10.3 SISA-10.4
TEST_F(BulkNetwork, AnswersComeWhileTheRequestIsStillOnItsWay) {
    listen();
    auto peer = sisa();
    ASSERT_TRUE(peer.send(std::string(head) + "\r\n" + chunk(sisa_line(1) + "\n")));
    EXPECT_THAT(peer.read_until("R-1;Bv03\n\r\n"), HasSubstr("200 OK"));
    const std::string second = sisa_line(2) + "\n";
    ASSERT_TRUE(peer.send(chunk(second.substr(0, 100))));
    ASSERT_TRUE(peer.send(chunk(second.substr(100))));
    EXPECT_THAT(peer.read_until("R-2;Bv03\n\r\n"), HasSubstr("R-2;Bv03"));
    ASSERT_TRUE(peer.send("0\r\n\r\n"));
    EXPECT_THAT(peer.read_until("0\r\n\r\n"), HasSubstr("TOTAAL;2;Bv03;2;Fo03;0"));
}

// proves: SISA-10.1 acceptance
TEST_F(BulkNetwork, TheConnectionGoesOnAfterALoad) {
    listen();
    auto peer = sisa();
    const std::string load = std::string(head) + "\r\n" + chunk(sisa_line(1)) + "0\r\n\r\n";
    ASSERT_TRUE(peer.send(load + load));
    EXPECT_THAT(peer.read_until("0\r\n\r\n"), HasSubstr("TOTAAL;1;Bv03;1;Fo03;0"));
    EXPECT_THAT(peer.read_until("0\r\n\r\n"), HasSubstr("TOTAAL;1;Bv03;1;Fo03;0"));
    ASSERT_TRUE(peer.send("GET /sisa/v1/xsd HTTP/1.1\r\nHost: h\r\n\r\n"));
    EXPECT_THAT(peer.read_until("</xs:schema>"), HasSubstr("urn:nl:verwijsindex:sisa:1"));
}

// proves: SISA-10.1 acceptance
TEST_F(BulkNetwork, ALoadOfKnownSizeIsTakenToo) {
    listen();
    auto peer = sisa();
    std::string body;
    for (int n = 0; n < 400; ++n)
        body += sisa_line(n) + "\n";
    ASSERT_GT(body.size(), 256U * 1024U);
    ASSERT_TRUE(peer.send(
        "POST /sisa/v1/vulberichten HTTP/1.1\r\nHost: h\r\nExpect: 100-continue\r\n"
        "Content-Length: " +
        std::to_string(body.size()) + "\r\n\r\n"
    ));
    EXPECT_THAT(peer.read_until("\r\n\r\n"), StartsWith("HTTP/1.1 100 Continue"));
    ASSERT_TRUE(peer.send(body));
    EXPECT_THAT(peer.read_until("0\r\n\r\n"), HasSubstr("TOTAAL;400;Bv03;400;Fo03;0"));
}

// proves: COM-28.1 SISA-04.13 refusal
TEST_F(BulkNetwork, AMessageHasItsLimitAllTheSame) {
    listen();
    auto peer = sisa();
    ASSERT_TRUE(peer.send("POST /sisa/v1/berichten HTTP/1.1\r\nHost: h\r\n"
                          "Content-Length: 300000\r\n\r\n"));
    const auto answer = peer.read_until("</StUF:Fo03Bericht>");
    EXPECT_THAT(answer, StartsWith("HTTP/1.1 413 "));
    EXPECT_THAT(answer, HasSubstr("BERICHT_TE_GROOT"));
}

// proves: COM-28.2 SISA-04.13 refusal
TEST_F(BulkNetwork, AHeaderHasItsLimit) {
    listen();
    auto peer = sisa();
    ASSERT_TRUE(peer.send(std::string(head) + "X-Long: " + std::string(17'000, 'x') + "\r\n\r\n"));
    const auto answer = peer.read_until("</StUF:Fo03Bericht>");
    EXPECT_THAT(answer, StartsWith("HTTP/1.1 431 "));
    EXPECT_THAT(answer, HasSubstr("BERICHT_TE_GROOT"));
}

// proves: COM-02.2 refusal
TEST_F(BulkNetwork, AnotherPartysLoadIsRefusedUnread) {
    listen();
    auto peer = sisa("00000099000000000001");
    ASSERT_TRUE(peer.send(std::string(head) + "\r\n" + chunk(sisa_line(1) + "\n")));
    const auto answer = peer.read_until("</StUF:Fo03Bericht>");
    EXPECT_THAT(answer, StartsWith("HTTP/1.1 403 "));
    EXPECT_THAT(answer, HasSubstr("Connection: close\r\n"));
    EXPECT_THAT(answer, HasSubstr("OIN_NIET_BEVOEGD"));
    EXPECT_EQ(support::run_coroutine(parts_.memory.count()).value().signals, 0);
}

// proves: SISA-00.10 refusal
TEST_F(BulkNetwork, AnotherMethodIsNotAllowed) {
    listen();
    auto peer = sisa();
    ASSERT_TRUE(peer.send("GET /sisa/v1/vulberichten HTTP/1.1\r\nHost: h\r\n\r\n"));
    const auto answer = peer.read_until("</StUF:Fo03Bericht>");
    EXPECT_THAT(answer, StartsWith("HTTP/1.1 405 "));
    EXPECT_THAT(answer, HasSubstr("Allow: POST\r\n"));
}

// proves: SISA-10.1 refusal
TEST_F(BulkNetwork, WhatHasNoChunksToAnswerInIsRefused) {
    listen();
    auto peer = sisa();
    ASSERT_TRUE(peer.send("POST /sisa/v1/vulberichten HTTP/1.0\r\nHost: h\r\n"
                          "Content-Length: 1\r\n\r\nx"));
    EXPECT_THAT(peer.read_until("</StUF:Fo03Bericht>"), HasSubstr("BERICHT_ONLEESBAAR"));
}

// proves: COM-28.7 refusal
TEST_F(BulkNetwork, BrokenChunksEndTheLoadWithoutATotal) {
    listen();
    {
        auto peer = sisa();
        ASSERT_TRUE(peer.send(std::string(head) + "\r\nx\r\n"));
        EXPECT_THAT(peer.read_until("</StUF:Fo03Bericht>"), HasSubstr("BERICHT_ONLEESBAAR"));
    }
    auto peer = sisa();
    ASSERT_TRUE(peer.send(std::string(head) + "\r\n" + chunk(sisa_line(1) + "\n") + "x\r\n"));
    const auto answer = peer.read_to_end();
    EXPECT_TRUE(peer.ended());
    EXPECT_THAT(answer, HasSubstr("R-1;Bv03"));
    EXPECT_THAT(answer, testing::Not(HasSubstr("TOTAAL")));
    EXPECT_THAT(answer, testing::Not(testing::EndsWith("0\r\n\r\n")));
}

// proves: SISA-10.6
TEST_F(BulkNetwork, ABrokenConnectionKeepsWhatWasAnswered) {
    listen();
    {
        auto peer = sisa();
        ASSERT_TRUE(peer.send(std::string(head) + "\r\n" + chunk(sisa_line(1) + "\n")));
        EXPECT_THAT(peer.read_until("R-1;Bv03\n\r\n"), HasSubstr("R-1;Bv03"));
        ASSERT_TRUE(peer.send(chunk(sisa_line(2).substr(0, 300))));
    }
    EXPECT_EQ(support::run_coroutine(parts_.memory.count()).value().signals, 1);
    auto peer = sisa();
    const std::string both = sisa_line(1) + "\n" + sisa_line(2);
    ASSERT_TRUE(peer.send(std::string(head) + "\r\n" + chunk(both) + "0\r\n\r\n"));
    EXPECT_THAT(peer.read_until("0\r\n\r\n"), HasSubstr("TOTAAL;2;Bv03;2;Fo03;0"));
}

// proves: SISA-10.3 refusal
TEST_F(BulkNetwork, WhoSendsNoPieceInTimeIsCutOff) {
    net::session_times times;
    times.piece = std::chrono::milliseconds(150);
    listen({}, times);
    auto peer = sisa();
    ASSERT_TRUE(peer.send(std::string(head) + "\r\n" + chunk(sisa_line(1) + "\n")));
    const auto answer = peer.read_to_end();
    EXPECT_TRUE(peer.ended());
    EXPECT_THAT(answer, HasSubstr("R-1;Bv03"));
    EXPECT_THAT(answer, testing::Not(HasSubstr("TOTAAL")));
}

// proves: SISA-10.3 acceptance
TEST_F(BulkNetwork, ALoadMayTakeLongerThanAnyPieceOfIt) {
    net::session_times times;
    times.piece = std::chrono::milliseconds(400);
    times.body = times.handling = std::chrono::milliseconds(300);
    listen({}, times);
    auto peer = sisa();
    ASSERT_TRUE(peer.send(std::string(head) + "\r\n"));
    for (int n = 0; n < 10; ++n) {
        // sleeps because the pause between pieces is what is tested
        std::this_thread::sleep_for(std::chrono::milliseconds(100));
        ASSERT_TRUE(peer.send(chunk(sisa_line(n) + "\n")));
    }
    ASSERT_TRUE(peer.send("0\r\n\r\n"));
    EXPECT_THAT(peer.read_until("0\r\n\r\n"), HasSubstr("TOTAAL;10;Bv03;10;Fo03;0"));
}

} // namespace
} // namespace kruispunt::tests
