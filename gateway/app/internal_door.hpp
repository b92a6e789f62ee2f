#pragma once

#include "gateway/app/health.hpp"
#include "gateway/app/internal_pages.hpp"
#include "gateway/app/pulse.hpp"
#include "gateway/exchange/lookout.hpp"
#include "gateway/exchange/reckoning.hpp"
#include "gateway/exchange/sweeps.hpp"
#include "gateway/metrics/scrape.hpp"
#include "gateway/net/io_threads.hpp"
#include "gateway/net/listener.hpp"
#include "gateway/net/spawn.hpp"
#include "gateway/ports/key_store.hpp"
#include "gateway/store/sqlite/sqlite_store.hpp"

#include <boost/asio/thread_pool.hpp>

#include <filesystem>

namespace kruispunt::app {

/// What stands behind the internal door; all of it must outlive the door.
struct internal_door_parts {
    net::io_threads& threads;
    boost::asio::thread_pool& heavy_work;
    store::sqlite::kept_store& store;
    std::filesystem::path store_file;
    const ports::key_store& keys;
    const ports::traffic& traffic;
    const exchange::sweeps& sweeps;
    ports::alarms& alarms;
    const ports::certificate_desk& certificates;
    ports::key_desk& rotation;
    const metrics::counters& counted;
    const ports::clock& clock;
    net::listener_options listener;
};

/// The internal listener with health and metrics behind it, and what looks after the gateway while
/// it runs: the sum of notices, what waits for an operator, and whether everything answers. Made
/// and ended with the gateway.
class internal_door {
public:
    /// Binds; throws std::runtime_error where it cannot.
    explicit internal_door(const internal_door_parts& parts);

    /// Looks after the gateway, and accepts; not ready before `serving`.
    void start(net::task_group& work);

    /// The gateway serves from now on.
    void serving() { health_.set_stage(health::stage::serving); }

    /// It takes no more.
    void stopping() { health_.set_stage(health::stage::stopping); }

    /// Looks after it no more.
    void stop();

    ports::task<void> drain(std::chrono::milliseconds limit) { return listener_.drain(limit); }

    std::uint16_t port() const { return listener_.port(); }

private:
    void add_beats();

    internal_door_parts parts_;
    exchange::reckoning reckoning_;
    exchange::lookout lookout_;
    pulse pulse_;
    health health_;
    metrics::scrape scrape_;
    internal_pages pages_;
    net::listener listener_;
};

} // namespace kruispunt::app
