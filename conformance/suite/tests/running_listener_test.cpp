#include "conformance/suite/running/listener.hpp"
#include "conformance/suite/running/sender.hpp"
#include "conformance/suite/tests/keys_made_once.hpp"

#include <gtest/gtest.h>

#include <memory>
#include <thread>

namespace kruispunt::conformance::suite::running {
namespace {

using std::chrono::milliseconds;

catalogue::message notice_kind() {
    catalogue::message kind;
    kind.name = "told";
    kind.from = catalogue::message::sender::gateway;
    kind.recognised.method = "PUT";
    kind.recognised.target = "/told/{signal}";
    kind.answer.status = 202;
    kind.answer.body = R"({"of":"${signal}","said":"${got:/what}"})";
    kind.refused.status = 400;
    return kind;
}

/// The played region, and a gateway that calls it.
class Listener : public tests::keys_made_once {
protected:
    Listener() {
        signs_ = std::make_unique<message_signing>(keys_path(), false);
        // A port that is free now: the listener wants one that it can take again.
        {
            background_loop loop;
            loop.run_there([this, &loop] {
                const wire::server free(
                    loop.loop(),
                    {"127.0.0.1", 0},
                    nullptr,
                    {},
                    [](const wire::request& /*got*/, const wire::reply& give) { give({}); }
                );
                port_ = free.port();
            });
        }
        listener_place place;
        place.party = "region";
        place.protocol = "multisignaal";
        place.at = {"127.0.0.1", port_};
        place.keys = keys_path();
        place.kinds = {&kind_};
        listener_ = std::make_unique<listener>(loop_, *signs_, std::move(place));
        know("S-1");
    }

    void know(const std::string& signal) { listener_->know({{"a", {{"signal", signal}}}}); }

    evidence::exchange call(const std::string& target, const std::string& body = "{}") {
        sender gateway(
            keys_path(),
            {"localhost", std::to_string(port_), ""},
            "00000099000000000002",
            milliseconds(1000)
        );
        wire::request what;
        what.method = "PUT";
        what.target = target;
        what.body = body;
        return gateway.send(what, "gateway", std::nullopt);
    }

    static unsigned status(const evidence::exchange& seen) {
        return seen.got ? seen.got->status : 0;
    }

    catalogue::message kind_ = notice_kind();
    std::uint16_t port_ = 0;
    std::unique_ptr<message_signing> signs_;
    background_loop loop_;
    std::unique_ptr<listener> listener_;
};

TEST_F(Listener, ACallIsAnsweredAsItsKindIsAndKept) {
    const auto seen = call("/told/S-1", R"({"what":"a \"word\""})");
    EXPECT_EQ(status(seen), 202U);
    EXPECT_EQ(seen.got->body, R"({"of":"S-1","said":"a \"word\""})");
    const auto kept = listener_->wait_for(kind_, "a", milliseconds(0));
    ASSERT_TRUE(kept);
    EXPECT_EQ(kept->got->target, "/told/S-1");
    EXPECT_EQ(kept->got->peer_oin, "00000099000000000000");
    EXPECT_EQ(kept->answered->status, 202U);
    EXPECT_FALSE(listener_->wait_for(kind_, "a", milliseconds(50)));
}

TEST_F(Listener, ACallOfAnotherScopeIsNotTakenForIt) {
    EXPECT_EQ(status(call("/told/S-2")), 202U);
    EXPECT_FALSE(listener_->wait_for(kind_, "a", milliseconds(50)));
    EXPECT_EQ(listener_->count(kind_, "a"), 0U);
    EXPECT_EQ(status(call("/told/S-1")), 202U);
    EXPECT_EQ(listener_->count(kind_, "a"), 1U);
}

TEST_F(Listener, OneThatIsStillToComeIsWaitedFor) {
    std::thread later([this] { call("/told/S-1"); });
    EXPECT_TRUE(listener_->wait_for(kind_, "a", milliseconds(5000)));
    later.join();
}

TEST_F(Listener, ItAnswersAsToldForAsLongAsTold) {
    catalogue::answer_step later;
    later.with.status = 503;
    later.times = 2;
    listener_->tell(kind_, "a", later);
    catalogue::answer_step close;
    close.plain = catalogue::canned::close;
    listener_->tell(kind_, "a", close);
    catalogue::answer_step refused;
    refused.plain = catalogue::canned::refused;
    listener_->tell(kind_, "a", refused);
    EXPECT_EQ(status(call("/told/S-1")), 503U);
    EXPECT_EQ(status(call("/told/S-1")), 503U);
    // The call is said again on a new connection only where one was kept: here it is the only one.
    EXPECT_EQ(call("/told/S-1").failed->stage, "receive");
    EXPECT_EQ(status(call("/told/S-1")), 400U);
    EXPECT_EQ(status(call("/told/S-1")), 202U);
    const auto first = listener_->wait_for(kind_, "a", milliseconds(0));
    ASSERT_TRUE(first && first->answered);
    EXPECT_EQ(first->answered->status, 503U);
    EXPECT_EQ(listener_->count(kind_, "a"), 4U);
}

TEST_F(Listener, WhatIsOfNoKindIsNotFoundAndNoted) {
    EXPECT_EQ(status(call("/elsewhere?bsn=1")), 404U);
    const auto notes = listener_->take_notes();
    ASSERT_EQ(notes.size(), 1U);
    EXPECT_EQ(notes[0], "region: PUT /elsewhere: it is of no kind that the protocol has");
    EXPECT_TRUE(listener_->take_notes().empty());
}

TEST_F(Listener, ANewTestForgetsWhatNobodyWaitedFor) {
    call("/told/S-1");
    catalogue::answer_step refused;
    refused.plain = catalogue::canned::refused;
    listener_->tell(kind_, "a", refused);
    EXPECT_EQ(listener_->take_notes().size(), 1U);
    listener_->begin();
    know("S-1");
    EXPECT_FALSE(listener_->wait_for(kind_, "a", milliseconds(0)));
    EXPECT_EQ(status(call("/told/S-1")), 202U);
}

TEST_F(Listener, ItShowsAnotherCertificateWhenTold) {
    ASSERT_EQ(status(call("/told/S-1")), 202U);
    listener_->show("other_host");
    EXPECT_EQ(call("/told/S-1").failed->stage, "handshake");
    listener_->show("other_authority");
    EXPECT_EQ(call("/told/S-1").failed->stage, "handshake");
    listener_->show("expired");
    EXPECT_EQ(call("/told/S-1").failed->stage, "handshake");
    listener_->show("other_oin");
    EXPECT_EQ(call("/told/S-1").failed->stage, "identity");
    listener_->begin();
    know("S-1");
    EXPECT_EQ(status(call("/told/S-1")), 202U);
}

TEST_F(Listener, CallsBeyondItsBoundAreTurnedAway) {
    sender gateway(
        keys_path(),
        {"localhost", std::to_string(port_), ""},
        "00000099000000000002",
        milliseconds(1000)
    );
    wire::request what;
    what.method = "PUT";
    what.target = "/told/S-1";
    for (std::size_t i = 0; i < listener::most_calls; ++i)
        ASSERT_EQ(status(gateway.send(what, "gateway", std::nullopt)), 202U) << i;
    EXPECT_EQ(status(gateway.send(what, "gateway", std::nullopt)), 503U);
    EXPECT_EQ(listener_->count(kind_, "a"), listener::most_calls);
}

} // namespace
} // namespace kruispunt::conformance::suite::running
