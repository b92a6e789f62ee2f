#pragma once

#include "gateway/exchange/lane.hpp"
#include "tests/unit/exchange/exchange_fixture.hpp"

#include <boost/asio/co_spawn.hpp>

#include <memory>
#include <string>

namespace kruispunt::exchange {

/// ESAR's lane, started by the test; one notice at a time unless the test says otherwise.
class lane_fixture : public exchange_fixture {
protected:
    /// Child n: ESAR's `E-n` and SISA's `S-n`, which match; ESAR is owed one notice.
    void match(int n) {
        give("sisa", "S-" + std::to_string(n), 2, n);
        give("esar", "E-" + std::to_string(n), 1, n);
    }

    void start() { start(vault_); }

    void start(ports::vault& vault) {
        lane_ = std::make_unique<lane>(
            participant{"esar", support::organisation_oin(900), "https://esar:1", adapter_},
            parts_with(vault, client_, settings_),
            context_.get_executor(),
            2'000'000'000 // draws a long wait first
        );
        boost::asio::co_spawn(context_, lane_->run(), [this](std::exception_ptr thrown) {
            ended_ = true;
            EXPECT_FALSE(thrown);
        });
        run_for();
    }

    void pass(std::chrono::milliseconds time) {
        clock_.advance(time);
        lane_->wake();
        run_for();
    }

    void TearDown() override {
        if (!lane_) return;
        lane_->stop();
        run_for();
        EXPECT_TRUE(ended_);
    }

    delivery_settings settings_{
        {std::chrono::seconds(1), std::chrono::seconds(30)}, std::chrono::seconds(1), 1, 5};
    plain_adapter adapter_;
    std::unique_ptr<lane> lane_;
    bool ended_ = false;
};

} // namespace kruispunt::exchange
