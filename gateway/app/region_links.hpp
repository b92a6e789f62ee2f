#pragma once

#include "gateway/app/config.hpp"
#include "gateway/app/federation_setup.hpp"
#include "gateway/exchange/enactment.hpp"
#include "gateway/exchange/feed.hpp"
#include "gateway/exchange/lane.hpp"
#include "gateway/exchange/mailboxes.hpp"
#include "gateway/exchange/region_traffic.hpp"
#include "gateway/net/io_threads.hpp"
#include "gateway/net/spawn.hpp"
#include "gateway/ports/member_store.hpp"
#include "gateway/ports/region_store.hpp"

#include <boost/asio/thread_pool.hpp>

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace kruispunt::app {

/// What moves things between us and the regions; all of it must outlive the links.
struct region_links_parts {
    const config& configured;
    const federation_setup& federation;
    net::io_threads& threads;
    boost::asio::thread_pool& heavy_work;
    ports::store& store;
    ports::region_store& standings;
    ports::vault& vault;
    ports::http_client& client;
    exchange::enactment& enactment;
    const ports::clock& clock;
    domain::uuid_source& ids;
    ports::journal& journal;
    ports::alarms& alarms;
    ports::tally& counted;
    exchange::municipality_lookup municipalities;
    ports::member_store& members;
    exchange::region_flags& suspended;
};

/// A lane for each region that can be called, a feed for each that is polled, a mailbox for each
/// that comes itself. Made and ended with the gateway.
class region_links {
public:
    explicit region_links(const region_links_parts& parts);

    /// As the operators left them (BEH-11), then delivers and polls. Blocks until the store has
    /// said how the regions stand; throws std::runtime_error where it does not.
    void start(net::task_group& work);

    /// Any thread.
    void stop();

    /// What waits may be due.
    void wake();

    /// Wakes the lane of a region that is owed something new, any thread; usable as long as these.
    std::function<void(const std::string& region)> waker() const;

    exchange::region_traffic& traffic() { return traffic_; }

    ports::post_boxes& boxes() { return mailboxes_; }

private:
    exchange::lane_parts delivering() const;
    void add_lanes();
    void add_feeds();
    void hold_regions();
    void suspend_regions();

    region_links_parts parts_;
    std::vector<std::unique_ptr<exchange::lane>> lanes_;
    std::vector<std::unique_ptr<exchange::feed>> feeds_;
    exchange::mailboxes mailboxes_;
    exchange::region_traffic traffic_;
};

} // namespace kruispunt::app
