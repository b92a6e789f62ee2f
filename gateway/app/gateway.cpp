#include "gateway/app/gateway.hpp"

#include "gateway/app/data_folder.hpp"
#include "gateway/app/federation_setup.hpp"
#include "gateway/app/health.hpp"
#include "gateway/app/portal_door.hpp"
#include "gateway/app/system_clock.hpp"
#include "gateway/exchange/feed.hpp"
#include "gateway/exchange/intake.hpp"
#include "gateway/exchange/lane.hpp"
#include "gateway/net/https_client.hpp"
#include "gateway/net/io_threads.hpp"
#include "gateway/net/listener.hpp"
#include "gateway/net/spawn.hpp"
#include "gateway/store/sqlite/sqlite_key_store.hpp"
#include "gateway/store/sqlite/sqlite_store.hpp"
#include "gateway/vault/random_ids.hpp"
#include "gateway/vault/sealed_vault.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/asio/use_future.hpp>

#include <algorithm>
#include <random>
#include <stdexcept>
#include <thread>
#include <utility>

namespace kruispunt::app {

namespace {

using namespace std::chrono_literals;

constexpr auto drain_limit = 10s;

std::size_t thread_count(const config& configured) {
    if (configured.threads > 0) return configured.threads;
    return std::max(1U, std::thread::hardware_concurrency());
}

net::tls_material material_of(const config& c) {
    return {c.ca, c.certificate, c.key, c.crl};
}

net::error_callback noted_in(ports::journal& journal) {
    return [&journal](std::string_view work, std::string_view reason) {
        journal.note(ports::severity::warning, {}, std::string(work) + ": " + std::string(reason));
    };
}

net::listener_options listener_options_for(
    std::string name, const endpoint& at, const config& c, ports::journal& journal
) {
    net::listener_options options;
    options.name = std::move(name);
    options.address = at.address;
    options.port = at.port;
    options.on_error = noted_in(journal);
    if (options.name == "internal") return options;
    net::listener_tls tls;
    tls.material = material_of(c);
    tls.floor = c.tls_1_2 ? net::tls_floor::tls_1_2 : net::tls_floor::tls_1_3;
    if (options.name == "portal") tls.client = net::client_certificate::asked;
    options.tls = std::move(tls);
    return options;
}

exchange::municipality_lookup lookup_in(const adapters::sdk::municipality_table& table) {
    return
        [&table](const std::string& code, domain::day on) -> std::optional<domain::municipality> {
            const auto found = table.find(code, on);
            if (!found) return std::nullopt;
            return domain::municipality{found->code, found->name};
        };
}

exchange::back_off_settings back_off_of(const config& c) {
    return {c.first_back_off, c.longest_back_off};
}

} // namespace

struct gateway::parts {
    parts(const config& c, ports::journal& log, std::function<void()> failed);

    void add_lanes();
    void add_feeds();

    const config configured;
    ports::journal& journal;
    system_clock clock;
    vault::random_ids ids;
    federation_setup federation;
    net::io_threads threads;             ///< outlives the store, which resumes coroutines on them
    boost::asio::thread_pool heavy_work; ///< signatures, beside the I/O threads
    data_folder data;
    store::sqlite::sqlite_key_store keys;
    vault::sealed_vault vault;
    health internal_handler; ///< told by the store where it fails
    std::unique_ptr<ports::store> store;
    portal_door portal_handler;
    exchange::enactment enactment;
    exchange::intake intake;
    std::unique_ptr<ports::http_client> client;
    net::task_group work;
    std::vector<std::unique_ptr<exchange::lane>> lanes;
    std::vector<std::unique_ptr<exchange::feed>> feeds;
    net::listener exchange_listener;
    net::listener portal_listener;
    net::listener internal_listener;
};

gateway::parts::parts(const config& c, ports::journal& log, std::function<void()> failed)
    : configured(c), journal(log), federation(load_federation(c)), threads(thread_count(c)),
      heavy_work(thread_count(c)), data(c.data), keys(data.keys()),
      vault(vault::load_key_ring(data.ring()), keys),
      store(store::sqlite::open_store(
          {data.store(),
           federation.policy,
           ids,
           clock,
           keys,
           [this, failed = std::move(failed)](const std::string& why) {
               internal_handler.set_failed();
               journal.note(ports::severity::alarm, {}, "the store has stopped writing: " + why);
               failed();
           }}
      )),
      portal_handler(federation.participants, clock),
      enactment(vault, *store, clock, ids, federation.policy, lookup_in(federation.municipalities)),
      intake(federation.participants, enactment, clock, ids, heavy_work.get_executor()),
      client(net::make_https_client(threads.executor(0), material_of(c), {})),
      work(noted_in(journal)),
      exchange_listener(threads, listener_options_for("exchange", c.exchange, c, log), intake),
      portal_listener(threads, listener_options_for("portal", c.portal, c, log), portal_handler),
      internal_listener(
          threads, listener_options_for("internal", c.internal, c, log), internal_handler
      ) {
    add_lanes();
    add_feeds();
}

void gateway::parts::add_lanes() {
    std::random_device seeds;
    const exchange::delivery_settings settings{back_off_of(configured), configured.delivery_limit};
    const exchange::lane_parts with{
        *store,
        vault,
        *client,
        clock,
        journal,
        federation.policy,
        lookup_in(federation.municipalities),
        settings,
        heavy_work.get_executor()};
    for (const auto& p : federation.participants) {
        if (p.origin.empty()) {
            journal.note(
                ports::severity::warning,
                p.region,
                "no endpoint is configured: what it is owed waits in the outbox"
            );
            continue;
        }
        const auto executor = threads.executor(lanes.size() % threads.count());
        lanes.push_back(std::make_unique<exchange::lane>(p, with, executor, seeds()));
    }
}

void gateway::parts::add_feeds() {
    std::random_device seeds;
    for (std::size_t i = 0; i < federation.participants.size(); ++i) {
        const auto& p = federation.participants[i];
        if (!p.adapter.feed() || p.origin.empty()) continue;
        exchange::feed_settings settings;
        settings.poll_interval = configured.regions[i].poll_interval;
        settings.back_off = back_off_of(configured);
        const exchange::feed_parts with{enactment, *store, *client, clock, journal, ids, settings};
        const auto executor = threads.executor(feeds.size() % threads.count());
        feeds.push_back(std::make_unique<exchange::feed>(p, with, executor, seeds()));
    }
}

gateway::gateway(const config& configured, ports::journal& journal, std::function<void()> failed)
    : parts_(std::make_unique<parts>(configured, journal, std::move(failed))) {}

gateway::~gateway() {
    parts_->store->when_owed({});
    parts_->threads.stop();
    parts_->threads.join();
    parts_->heavy_work.join();
}

bound_ports gateway::start() {
    parts& p = *parts_;
    for (const auto& participant : p.federation.participants)
        for (const std::string& caution : participant.adapter.cautions())
            p.journal.note(ports::severity::alarm, participant.region, caution);
    std::map<std::string, exchange::lane*> by_region;
    for (const auto& lane : p.lanes)
        by_region.emplace(lane->region(), lane.get());
    p.store->when_owed([by_region](const std::string& region) {
        if (const auto at = by_region.find(region); at != by_region.end()) at->second->wake();
    });
    for (std::size_t i = 0; i < p.lanes.size(); ++i)
        net::spawn(p.threads.executor(i % p.threads.count()), p.work, p.lanes[i]->run(), "lane");
    for (std::size_t i = 0; i < p.feeds.size(); ++i)
        net::spawn(p.threads.executor(i % p.threads.count()), p.work, p.feeds[i]->run(), "feed");
    p.exchange_listener.start();
    p.portal_listener.start();
    p.internal_listener.start();
    p.threads.start();
    p.internal_handler.set_ready(true);
    return {p.exchange_listener.port(), p.portal_listener.port(), p.internal_listener.port()};
}

void gateway::drain() {
    parts& p = *parts_;
    p.internal_handler.set_ready(false);
    const auto executor = p.threads.executor(0);
    const auto run = [&executor](ports::task<void> task) {
        boost::asio::co_spawn(executor, std::move(task), boost::asio::use_future).get();
    };
    run(p.exchange_listener.drain(drain_limit));
    run(p.portal_listener.drain(1s));
    for (const auto& lane : p.lanes)
        lane->stop();
    for (const auto& feed : p.feeds)
        feed->stop();
    p.work.cancel();
    const auto until = std::chrono::steady_clock::now() + 2s;
    boost::asio::co_spawn(executor, p.work.drained(until), boost::asio::use_future).get();
    p.store->when_owed({});
    run(p.internal_listener.drain(1s));
}

} // namespace kruispunt::app
