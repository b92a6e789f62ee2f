#include "gateway/app/region_links.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/use_future.hpp>

#include <map>
#include <random>
#include <stdexcept>

namespace kruispunt::app {

namespace {

std::vector<std::string> names_of(const std::vector<exchange::participant>& participants) {
    std::vector<std::string> names;
    for (const exchange::participant& p : participants)
        names.push_back(p.region);
    return names;
}

std::vector<exchange::participant> without_endpoint(const std::vector<exchange::participant>& all) {
    std::vector<exchange::participant> found;
    for (const auto& each : all)
        if (each.origin.empty()) found.push_back(each);
    return found;
}

exchange::back_off_settings back_off_of(const config& c) {
    return {c.first_back_off, c.longest_back_off};
}

} // namespace

region_links::region_links(const region_links_parts& parts)
    : parts_(parts),
      mailboxes_(
          without_endpoint(parts.federation.participants), delivering(), parts.threads.executor(0)
      ),
      traffic_(names_of(parts.federation.participants), parts.suspended) {
    add_lanes();
    add_feeds();
    traffic_.add(mailboxes_);
}

exchange::lane_parts region_links::delivering() const {
    const config& c = parts_.configured;
    return {
        parts_.store,
        parts_.vault,
        parts_.client,
        parts_.clock,
        parts_.journal,
        parts_.alarms,
        parts_.federation.policy,
        parts_.municipalities,
        {back_off_of(c), c.delivery_limit, c.in_flight, c.delivery_tries},
        parts_.heavy_work.get_executor(),
        &parts_.counted};
}

void region_links::add_lanes() {
    std::random_device seeds;
    const exchange::lane_parts with = delivering();
    for (const auto& p : parts_.federation.participants) {
        if (p.origin.empty()) {
            parts_.journal.note(
                ports::severity::warning,
                p.region,
                "no endpoint is configured: what it is owed waits in its mailbox"
            );
            continue;
        }
        const auto executor = parts_.threads.executor(lanes_.size() % parts_.threads.count());
        lanes_.push_back(std::make_unique<exchange::lane>(p, with, executor, seeds()));
        traffic_.add(*lanes_.back());
    }
}

void region_links::add_feeds() {
    std::random_device seeds;
    for (std::size_t i = 0; i < parts_.federation.participants.size(); ++i) {
        const auto& p = parts_.federation.participants[i];
        if (!p.adapter.feed() || p.origin.empty()) continue;
        exchange::feed_settings settings;
        settings.poll_interval = parts_.configured.regions[i].poll_interval;
        settings.back_off = back_off_of(parts_.configured);
        const exchange::feed_parts with{
            parts_.enactment,
            parts_.store,
            parts_.client,
            parts_.clock,
            parts_.journal,
            parts_.alarms,
            parts_.ids,
            settings};
        const auto executor = parts_.threads.executor(feeds_.size() % parts_.threads.count());
        feeds_.push_back(std::make_unique<exchange::feed>(p, with, executor, seeds()));
        traffic_.add(*feeds_.back());
    }
}

void region_links::hold_regions() {
    const auto asked =
        boost::asio::co_spawn(
            parts_.threads.executor(0), parts_.standings.standings(), boost::asio::use_future
        )
            .get();
    if (!asked) throw std::runtime_error("the store does not say how the regions stand");
    for (const ports::region_standing& s : *asked) {
        if (s.mode == domain::region_mode::normal) continue;
        traffic_.hold(s.region, true);
        parts_.journal.note(
            ports::severity::warning,
            s.region,
            "stands in " + std::string(domain::wire_word(s.mode)) + " since " +
                domain::to_rfc3339(s.since) + ": what it is owed waits"
        );
    }
}

// Before the first message is taken.
void region_links::suspend_regions() {
    const auto asked =
        boost::asio::co_spawn(
            parts_.threads.executor(0), parts_.members.memberships(), boost::asio::use_future
        )
            .get();
    if (!asked) throw std::runtime_error("the store does not say which regions are let in");
    for (const ports::member_record& each : *asked) {
        if (each.what.state != domain::member_state::suspended) continue;
        traffic_.suspend(each.region, true);
        parts_.journal.note(
            ports::severity::warning,
            each.region,
            "is suspended since " + domain::to_rfc3339(each.since) + ": its calls are refused"
        );
    }
}

void region_links::start(net::task_group& work) {
    hold_regions();
    suspend_regions();
    const net::io_threads& threads = parts_.threads;
    for (std::size_t i = 0; i < lanes_.size(); ++i)
        net::spawn(threads.executor(i % threads.count()), work, lanes_[i]->run(), "lane");
    for (std::size_t i = 0; i < feeds_.size(); ++i)
        net::spawn(threads.executor(i % threads.count()), work, feeds_[i]->run(), "feed");
    net::spawn(threads.executor(0), work, mailboxes_.run(), "mailboxes");
}

void region_links::stop() {
    for (const auto& lane : lanes_)
        lane->stop();
    for (const auto& feed : feeds_)
        feed->stop();
    mailboxes_.stop();
}

void region_links::wake() {
    for (const auto& lane : lanes_)
        lane->wake();
}

std::function<void(const std::string& region)> region_links::waker() const {
    std::map<std::string, exchange::lane*> by_region;
    for (const auto& lane : lanes_)
        by_region.emplace(lane->region(), lane.get());
    return [by_region](const std::string& region) {
        if (const auto at = by_region.find(region); at != by_region.end()) at->second->wake();
    };
}

} // namespace kruispunt::app
