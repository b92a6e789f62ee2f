#pragma once

#include "gateway/exchange/back_off.hpp"
#include "gateway/exchange/municipality_lookup.hpp"
#include "gateway/ports/alarms.hpp"
#include "gateway/ports/clock.hpp"
#include "gateway/ports/journal.hpp"
#include "gateway/ports/store.hpp"
#include "gateway/ports/tally.hpp"
#include "gateway/ports/vault.hpp"

#include <boost/asio/any_io_executor.hpp>

#include <chrono>
#include <cstddef>

namespace kruispunt::exchange {

struct delivery_settings {
    back_off_settings back_off;
    std::chrono::milliseconds call_limit{5'000};
    std::size_t in_flight = 8; ///< calls to one region at once
    int tries = 20;            ///< attempts that count, until a notice is a dead letter
};

/// What a lane and its courier work with; all of it must outlive them.
struct lane_parts {
    ports::store& store;
    ports::vault& vault;
    ports::http_client& client;
    const ports::clock& clock;
    ports::journal& journal;
    ports::alarms& alarms;
    const domain::federation_policy& policy;
    municipality_lookup municipalities;
    delivery_settings settings;
    boost::asio::any_io_executor heavy_work; ///< where adapters that are heavy are called
    ports::tally* tally = nullptr;           ///< none: nothing is counted
};

} // namespace kruispunt::exchange
