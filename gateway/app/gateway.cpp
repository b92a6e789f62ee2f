#include "gateway/app/gateway.hpp"

#include "gateway/app/data_folder.hpp"
#include "gateway/app/federation_setup.hpp"
#include "gateway/app/gateway_clock.hpp"
#include "gateway/app/health.hpp"
#include "gateway/app/jump_watch.hpp"
#include "gateway/app/portal_door.hpp"
#include "gateway/exchange/feed.hpp"
#include "gateway/exchange/intake.hpp"
#include "gateway/exchange/lane.hpp"
#include "gateway/exchange/objections.hpp"
#include "gateway/exchange/region_traffic.hpp"
#include "gateway/exchange/sweeps.hpp"
#include "gateway/net/https_client.hpp"
#include "gateway/net/io_threads.hpp"
#include "gateway/net/listener.hpp"
#include "gateway/net/local_listener.hpp"
#include "gateway/net/spawn.hpp"
#include "gateway/portal/operators_api.hpp"
#include "gateway/store/sqlite/sqlite_key_store.hpp"
#include "gateway/store/sqlite/sqlite_store.hpp"
#include "gateway/vault/data_keys.hpp"
#include "gateway/vault/random_ids.hpp"
#include "gateway/vault/sealed_vault.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/strand.hpp>
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

net::local_options operators_options_for(const config& c, ports::journal& journal) {
    net::local_options options;
    options.file = data_folder::operators_of(c.data);
    options.mode = c.operators_mode;
    options.on_error = noted_in(journal);
    return options;
}

std::vector<std::string> names_of(const std::vector<exchange::participant>& participants) {
    std::vector<std::string> names;
    for (const exchange::participant& p : participants)
        names.push_back(p.region);
    return names;
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

// A lane's window, a feed's question and one more to spare.
net::client_limits client_limits_of(const config& c) {
    net::client_limits limits;
    limits.pool.connections = c.in_flight + 2;
    return limits;
}

// Under another ring no child would be recognised: nothing starts, rather than miss every match.
vault::key_ring ring_of(const data_folder& data, const ports::key_store& keys) {
    vault::key_ring ring = vault::load_key_ring(data.ring());
    if (vault::were_wrapped_with(ring.wrapping, keys)) return ring;
    throw std::runtime_error(
        "key ring " + data.ring().string() +
        ": is not the one that the data beside it were "
        "written under; put that one back"
    );
}

} // namespace

struct gateway::parts {
    parts(const config& c, ports::journal& log, std::function<void()> on_failure);

    void add_lanes();
    void add_feeds();
    void wake_lanes();
    void hold_regions();
    store::sqlite::store_alarms alarms();

    const config configured;
    ports::journal& journal;
    const std::function<void()> failed;
    health internal_handler; ///< told by the stores where they fail
    gateway_clock clock;
    jump_watch watch;
    vault::random_ids ids;
    federation_setup federation;
    net::io_threads threads;             ///< outlives the store, which resumes coroutines on them
    boost::asio::thread_pool heavy_work; ///< signatures, beside the I/O threads
    data_folder data;
    store::sqlite::sqlite_key_store keys;
    vault::sealed_vault vault;
    std::unique_ptr<store::sqlite::kept_store> store;
    portal_door portal_handler;
    exchange::enactment enactment;
    exchange::intake intake;
    std::unique_ptr<ports::http_client> client;
    net::task_group work;
    std::vector<std::unique_ptr<exchange::lane>> lanes;
    std::vector<std::unique_ptr<exchange::feed>> feeds;
    exchange::region_traffic traffic;
    exchange::objections objections;
    portal::operators_api operators_handler;
    boost::asio::strand<boost::asio::thread_pool::executor_type> sweeping;
    exchange::sweeps sweeps;
    net::listener exchange_listener;
    net::listener portal_listener;
    net::listener internal_listener;
    net::local_listener operators_listener;
};

gateway::parts::parts(const config& c, ports::journal& log, std::function<void()> on_failure)
    : configured(c), journal(log), failed(std::move(on_failure)),
      clock(data_folder::clock_offset_of(c.data), c.sandbox),
      watch(clock_files(c.data), read_machine_clock, log), federation(load_federation(c)),
      threads(thread_count(c)), heavy_work(thread_count(c)), data(c.data),
      keys(data.keys(), alarms()), vault(ring_of(data, keys), keys),
      store(store::sqlite::open_store(
          {data.store(), federation.policy, ids, clock, keys, alarms().failed, alarms().full}
      )),
      portal_handler(federation.participants, clock),
      enactment(vault, *store, clock, ids, federation.policy, lookup_in(federation.municipalities)),
      intake(federation.participants, enactment, clock, ids, heavy_work.get_executor()),
      client(net::make_https_client(threads.executor(0), material_of(c), client_limits_of(c))),
      work(noted_in(journal)), traffic(names_of(federation.participants)),
      objections({vault, vault, *store, *store, clock, ids}), operators_handler(
                                                                  {*store,
                                                                   *store,
                                                                   *store,
                                                                   objections,
                                                                   enactment,
                                                                   traffic,
                                                                   federation.policy,
                                                                   clock,
                                                                   journal,
                                                                   *store}
                                                              ),
      sweeping(boost::asio::make_strand(heavy_work)),
      sweeps({*store, vault, keys, clock, watch, journal, [this] { wake_lanes(); }, {}}, sweeping),
      exchange_listener(threads, listener_options_for("exchange", c.exchange, c, log), intake),
      portal_listener(threads, listener_options_for("portal", c.portal, c, log), portal_handler),
      internal_listener(
          threads, listener_options_for("internal", c.internal, c, log), internal_handler
      ),
      operators_listener(threads, operators_options_for(c, log), operators_handler) {
    add_lanes();
    add_feeds();
}

store::sqlite::store_alarms gateway::parts::alarms() {
    const auto stopped = [this](const std::string& why) {
        internal_handler.set_failed();
        journal.note(ports::severity::alarm, {}, "the store has stopped writing: " + why);
        failed();
    };
    const auto full = [this](bool now) {
        internal_handler.set_full(now);
        if (!now) return journal.note(ports::severity::info, {}, "the disk has room again");
        journal.note(
            ports::severity::alarm,
            {},
            "the disk is full: every write is answered \"try again\"; make room in " +
                configured.data.string()
        );
    };
    return {stopped, full};
}

void gateway::parts::add_lanes() {
    std::random_device seeds;
    const exchange::delivery_settings settings{
        back_off_of(configured),
        configured.delivery_limit,
        configured.in_flight,
        configured.delivery_tries};
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
        traffic.add(*lanes.back());
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
        traffic.add(*feeds.back());
    }
}

void gateway::parts::wake_lanes() {
    for (const auto& lane : lanes)
        lane->wake();
}

// As the operators left them, before anything is sent (BEH-11).
void gateway::parts::hold_regions() {
    const auto asked =
        boost::asio::co_spawn(threads.executor(0), store->standings(), boost::asio::use_future)
            .get();
    if (!asked) throw std::runtime_error("the store does not say how the regions stand");
    for (const ports::region_standing& s : *asked) {
        if (s.mode == domain::region_mode::normal) continue;
        traffic.hold(s.region, true);
        journal.note(
            ports::severity::warning,
            s.region,
            "stands in " + std::string(domain::wire_word(s.mode)) + " since " +
                domain::to_rfc3339(s.since) + ": what it is owed waits"
        );
    }
}

gateway::gateway(const config& configured, ports::journal& journal, std::function<void()> failed)
    : parts_(std::make_unique<parts>(configured, journal, std::move(failed))) {}

gateway::~gateway() {
    parts_->store->when_owed({});
    parts_->sweeps.stop();
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
    p.threads.start();
    p.hold_regions();
    for (std::size_t i = 0; i < p.lanes.size(); ++i)
        net::spawn(p.threads.executor(i % p.threads.count()), p.work, p.lanes[i]->run(), "lane");
    net::spawn(p.sweeping, p.work, p.sweeps.run(), "sweeps");
    for (std::size_t i = 0; i < p.feeds.size(); ++i)
        net::spawn(p.threads.executor(i % p.threads.count()), p.work, p.feeds[i]->run(), "feed");
    p.exchange_listener.start();
    p.portal_listener.start();
    p.internal_listener.start();
    p.operators_listener.start();
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
    run(p.operators_listener.drain(1s));
    p.sweeps.stop();
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
