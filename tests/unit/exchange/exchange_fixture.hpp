#pragma once

#include "gateway/exchange/enactment.hpp"
#include "gateway/exchange/lane_parts.hpp"
#include "tests/support/fixed_clock.hpp"
#include "tests/support/memory_store.hpp"
#include "tests/support/plain_vault.hpp"
#include "tests/support/recording_alarms.hpp"
#include "tests/support/recording_journal.hpp"
#include "tests/support/recording_tally.hpp"
#include "tests/support/run_coroutine.hpp"
#include "tests/support/sealed_commands.hpp"
#include "tests/support/sequential_ids.hpp"
#include "tests/unit/exchange/plain_adapter.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/thread_pool.hpp>
#include <gtest/gtest.h>

#include <chrono>

namespace kruispunt::exchange {

/// All that the exchange works with, in memory; everybody may learn the organisation's name.
class exchange_fixture : public testing::Test {
protected:
    exchange_fixture() {
        for (auto& [name, region] : policy_.regions)
            region.may_learn.set(static_cast<std::size_t>(domain::disclosed_field::organisation_name
            ));
    }

    /// Gives a signal of `region` by the whole way of a command.
    domain::answer give(const std::string& region, const std::string& id, int org, int child = 1) {
        domain::command c;
        c.region = region;
        c.act = domain::submit_signal{plain_signal(id, org, child), false, std::nullopt};
        return support::run_coroutine(enactment_.enact(std::move(c)));
    }

    domain::answer list(const std::string& region, const std::string& id, int page_size = 1000) {
        domain::command c;
        c.region = region;
        c.act = domain::list_matches{id, 1, page_size};
        return support::run_coroutine(enactment_.enact(std::move(c)));
    }

    domain::answer withdraw(const std::string& region, const std::string& id) {
        domain::command c;
        c.region = region;
        c.act = domain::withdraw_signal{id, domain::withdrawal_reason::mistake};
        return support::run_coroutine(enactment_.enact(std::move(c)));
    }

    domain::answer move(const std::string& region, const std::string& id, const std::string& to) {
        domain::command c;
        c.region = region;
        c.act = domain::relocate_signal{id, to, support::test_today(), {}};
        return support::run_coroutine(enactment_.enact(std::move(c)));
    }

    std::vector<ports::owed_notice> owed(const std::string& region) {
        return support::run_coroutine(store_.owed(region, 0, 1'000)).value();
    }

    ports::census counted() { return support::run_coroutine(store_.count()).value(); }

    /// What a lane, or a mailbox, works with.
    lane_parts
    parts_with(ports::vault& vault, ports::http_client& client, const delivery_settings& settings) {
        return {
            store_,
            vault,
            client,
            clock_,
            journal_,
            alarms_,
            policy_,
            {},
            settings,
            heavy_work_.get_executor(),
            &tally_};
    }

    /// Lets what was started run for a moment.
    void run_for(std::chrono::milliseconds time = std::chrono::milliseconds(60)) {
        context_.restart();
        context_.run_for(time);
    }

    domain::federation_policy policy_ = support::four_regions();
    support::sequential_ids ids_;
    support::fixed_clock clock_{support::test_now()};
    support::recording_journal journal_;
    support::recording_alarms alarms_;
    support::plain_vault vault_;
    support::memory_store store_{policy_, ids_, clock_};
    support::recording_tally tally_;
    enactment enactment_{vault_, store_, clock_, ids_, policy_, {}, &tally_};
    scripted_client client_;
    boost::asio::io_context context_;
    boost::asio::thread_pool heavy_work_{1}; ///< ends before the loop that it hands its results to
};

} // namespace kruispunt::exchange
