#include "conformance/suite/evidence/adapter_reply.hpp"
#include "conformance/suite/running/adapter.hpp"
#include "conformance/suite/running/background_loop.hpp"
#include "conformance/suite/running/sut_file.hpp"
#include "conformance/wire/server.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <memory>
#include <mutex>

namespace kruispunt::conformance::suite::running {
namespace {

using std::chrono::milliseconds;
using text::json;

/// An adapter behind an address, which answers with what it was given, one after another.
class AdapterHttp : public testing::Test {
protected:
    AdapterHttp() {
        loop_.run_there([this] {
            server_ = std::make_unique<wire::server>(
                loop_.loop(),
                wire::socket_name{"127.0.0.1", 0},
                nullptr,
                wire::server_limits{},
                [this](const wire::request& got, const wire::reply& give) { answer(got, give); }
            );
        });
    }

    ~AdapterHttp() override {
        loop_.run_there([this] { server_.reset(); });
    }

    void answer(const wire::request& got, const wire::reply& give) {
        const std::lock_guard held(mutex_);
        asked_.push_back(got.body);
        if (asked_.size() > answers_.size()) {
            silent_.push_back(give);
            return;
        }
        give(wire::response{status_, {}, answers_[asked_.size() - 1]});
    }

    json ask(std::vector<std::string> answers, unsigned status = 200) {
        answers_ = std::move(answers);
        status_ = status;
        const auto url = "http://127.0.0.1:" + std::to_string(server_->port()) + "/adapter";
        adapter asked(reach_adapter({{}, url}, "/"), milliseconds(400));
        return asked.ask({{"command", "act"}});
    }

    background_loop loop_;
    std::unique_ptr<wire::server> server_;
    std::mutex mutex_;
    std::vector<std::string> asked_;
    std::vector<std::string> answers_;
    std::vector<wire::reply> silent_;
    unsigned status_ = 200;
};

TEST_F(AdapterHttp, AnAnswerMayBeFinishedAtOnce) {
    const auto answer = ask({R"({"id":1,"status":"finished","outcome":"accepted"})"});
    EXPECT_EQ(answer["outcome"], "accepted");
    EXPECT_EQ(asked_.size(), 1U);
    EXPECT_EQ(asked_[0], R"({"id":1,"command":"act"})");
}

TEST_F(AdapterHttp, BothLinesMayComeInOneAnswer) {
    const auto answer = ask({"{\"id\":1,\"status\":\"started\"}\n"
                             "{\"id\":1,\"status\":\"finished\",\"outcome\":\"rejected\"}\n"});
    EXPECT_EQ(answer["outcome"], "rejected");
    EXPECT_EQ(asked_.size(), 1U);
}

TEST_F(AdapterHttp, WhatIsStartedIsAskedForUntilItHasEnded) {
    const auto answer = ask(
        {R"({"id":1,"status":"started"})",
         R"({"id":2,"status":"started"})",
         R"({"id":3,"status":"finished","outcome":"accepted"})"}
    );
    EXPECT_EQ(answer["outcome"], "accepted");
    EXPECT_EQ(answer["id"], 1);
    ASSERT_EQ(asked_.size(), 3U);
    EXPECT_EQ(asked_[1], R"({"id":2,"command":"status","of":1})");
}

TEST_F(AdapterHttp, IsToldThatItIsOverOnceTheRunIs) {
    answers_ = {R"({"id":1,"ok":true})"};
    const auto url = "http://127.0.0.1:" + std::to_string(server_->port()) + "/adapter";
    adapter asked(reach_adapter({{}, url}, "/"), milliseconds(400));
    EXPECT_EQ(asked.end(false), "");
    EXPECT_TRUE(asked_.empty()) << "another role is still to come";
    EXPECT_EQ(asked.end(true), "");
    EXPECT_EQ(asked_, std::vector<std::string>{R"({"id":1,"command":"shutdown"})"});
}

TEST_F(AdapterHttp, OneThatHangsOrErrsFailsInTime) {
    const auto began = std::chrono::steady_clock::now();
    EXPECT_FALSE(evidence::went_well(ask({})));
    EXPECT_LT(std::chrono::steady_clock::now() - began, std::chrono::seconds(4));
    loop_.run_there([this] {
        for (const auto& each : silent_)
            each(std::nullopt);
    });
}

TEST_F(AdapterHttp, AnErrorOfHttpIsNoAnswer) {
    const auto answer = ask({"oh no"}, 500);
    EXPECT_EQ(answer["failed"], "it answered with HTTP status 500");
}

TEST_F(AdapterHttp, AnAnswerWithoutALineAboutItFails) {
    EXPECT_FALSE(evidence::went_well(ask({R"({"id":9,"ok":true})"})));
}

} // namespace
} // namespace kruispunt::conformance::suite::running
