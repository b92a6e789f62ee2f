#include "tests/bench/receiver.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <openssl/ssl.h>

#include <sstream>
#include <vector>

namespace kruispunt::bench {
namespace {

using nlohmann::json;

/// A receiver that nobody is connected to: its answers go nowhere.
class Receiver : public ::testing::Test {
protected:
    void come(receiver& to, const std::string& body) {
        http_message request;
        request.body = body;
        to.handle(1, request);
    }

    void event(receiver& to, const std::string& id, int millisecond = 0) {
        come(
            to,
            R"({"id":")" + id + R"(","subject":"L-1","time":"2026-11-20T10:15:30.)" +
                std::to_string(100 + millisecond) + R"(+01:00"})"
        );
    }

    std::vector<json> told() const {
        std::vector<json> lines;
        std::istringstream in(out_.str());
        for (std::string line; std::getline(in, line);)
            lines.push_back(json::parse(line));
        return lines;
    }

    context_ptr context_{::SSL_CTX_new(::TLS_server_method())};
    std::ostringstream out_;
};

TEST_F(Receiver, TellsOnceAnOrderOfWhatCameSinceTheLast) {
    receiver taking(*context_, receiver::speaks::multisignaal, out_);
    taking.order(2);
    taking.order(1);
    event(taking, "a");
    EXPECT_TRUE(told().empty());
    event(taking, "b");
    ASSERT_EQ(told().size(), 1U);
    EXPECT_EQ(told()[0]["notices"], 2);
    EXPECT_GT(told()[0]["p99_ms"], 0.0);
    event(taking, "c");
    ASSERT_EQ(told().size(), 2U);
    EXPECT_EQ(told()[1]["notices"], 1);
    EXPECT_TRUE(taking.sound());
}

TEST_F(Receiver, TellsAtOnceWhereTheNoticesWereFirst) {
    receiver taking(*context_, receiver::speaks::multisignaal, out_);
    event(taking, "a");
    event(taking, "b");
    taking.order(1);
    taking.woken();
    ASSERT_EQ(told().size(), 1U);
    EXPECT_EQ(told()[0]["notices"], 2) << "one too many is seen";
}

// proves: refusal
TEST_F(Receiver, CountsEachNoticeOnceAndSeesWhatIsOutOfOrder) {
    receiver taking(*context_, receiver::speaks::multisignaal, out_);
    taking.order(2);
    event(taking, "a", 5);
    event(taking, "a", 5);
    EXPECT_TRUE(told().empty());
    event(taking, "b", 1);
    ASSERT_EQ(told().size(), 1U);
    EXPECT_EQ(told()[0]["repeated"], 1);
    EXPECT_EQ(told()[0]["out_of_order"], 1);
    EXPECT_FALSE(taking.sound());
}

// proves: refusal
TEST_F(Receiver, KnowsSisasNoticesByTheirReference) {
    receiver taking(*context_, receiver::speaks::sisa, out_);
    taking.order(1);
    come(taking, "<a/>");
    EXPECT_TRUE(told().empty()) << "no reference, no notice";
    come(taking, "<StUF:referentienummer>K-1</StUF:referentienummer>");
    ASSERT_EQ(told().size(), 1U);
    EXPECT_EQ(told()[0]["unreadable"], 1);
    EXPECT_FALSE(taking.sound());
}

TEST_F(Receiver, StopsItsLoopAfterTheLastOrderAndTellsWhatCameBeyond) {
    receiver taking(*context_, receiver::speaks::multisignaal, out_);
    taking.order(1);
    event(taking, "a");
    event(taking, "b");
    taking.close();
    taking.loop().run(); // returns: it was stopped
    ASSERT_EQ(told().size(), 2U);
    EXPECT_EQ(told()[1]["notices"], 1);
}

} // namespace
} // namespace kruispunt::bench
