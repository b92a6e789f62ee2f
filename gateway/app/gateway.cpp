#include "gateway/app/gateway.hpp"

#include "gateway/app/announcing.hpp"
#include "gateway/app/certificate_keeping.hpp"
#include "gateway/app/data_folder.hpp"
#include "gateway/app/exchange_door.hpp"
#include "gateway/app/federation_setup.hpp"
#include "gateway/app/gateway_clock.hpp"
#include "gateway/app/head_bearing_client.hpp"
#include "gateway/app/head_signing.hpp"
#include "gateway/app/internal_door.hpp"
#include "gateway/app/jump_watch.hpp"
#include "gateway/app/listener_setup.hpp"
#include "gateway/app/logging_processing.hpp"
#include "gateway/app/operators_door.hpp"
#include "gateway/app/portal_door.hpp"
#include "gateway/app/portal_roles.hpp"
#include "gateway/app/region_links.hpp"
#include "gateway/app/reports_kept.hpp"
#include "gateway/app/ring_file.hpp"
#include "gateway/app/standing_alarms.hpp"
#include "gateway/app/store_fate.hpp"
#include "gateway/app/tls_files.hpp"
#include "gateway/app/trail_check.hpp"
#include "gateway/app/trail_desk.hpp"
#include "gateway/app/trail_key.hpp"
#include "gateway/codec/given_name.hpp"
#include "gateway/exchange/intake.hpp"
#include "gateway/exchange/rekeying.hpp"
#include "gateway/exchange/sweeps.hpp"
#include "gateway/metrics/counters.hpp"
#include "gateway/net/https_client.hpp"
#include "gateway/net/io_threads.hpp"
#include "gateway/net/listener.hpp"
#include "gateway/net/spawn.hpp"
#include "gateway/portal/mailbox_pages.hpp"
#include "gateway/store/sqlite/sqlite_key_store.hpp"
#include "gateway/store/sqlite/sqlite_store.hpp"
#include "gateway/vault/audit/entry_trail.hpp"
#include "gateway/vault/data_keys.hpp"
#include "gateway/vault/random_ids.hpp"
#include "gateway/vault/sealed_vault.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/strand.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/asio/use_future.hpp>

#include <algorithm>
#include <map>
#include <stdexcept>
#include <thread>
#include <utility>

namespace kruispunt::app {

namespace {

using namespace std::chrono_literals;

std::size_t thread_count(const config& configured) {
    if (configured.threads > 0) return configured.threads;
    return std::max(1U, std::thread::hardware_concurrency());
}

std::function<void()> strangers_at(metrics::door at, metrics::counters& counted) {
    return [at, &counted] { counted.stranger(at); };
}

// In a sandbox there is nobody whose doings a head that comes soon could tell.
head_pace pace_of(const config& c) {
    head_pace pace;
    if (c.sandbox) pace.give_out = pace.sign;
    return pace;
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

// A lane's window, a feed's question and one more to spare.
net::client_limits client_limits_of(const config& c) {
    net::client_limits limits;
    limits.pool.connections = c.in_flight + 2;
    return limits;
}

// TLS's own, then those of the protocols that sign.
std::vector<ports::credential_holder*>
holders_of(net::tls_credentials& credentials, const federation_setup& federation) {
    auto all = credentials.holders();
    for (const auto& adapter : federation.adapters)
        for (ports::credential_holder* holder : adapter->credentials())
            all.push_back(holder);
    return all;
}

std::map<std::string, std::string> regions_by_oin(const config& c) {
    std::map<std::string, std::string> regions;
    for (const region_config& region : c.regions)
        regions.emplace(region.oin, region.name);
    return regions;
}

} // namespace

struct gateway::parts {
    parts(const config& c, ports::journal& log, std::function<void()> on_failure);

    store::sqlite::store_parts keeping();
    void raise_cautions();
    void settle_epoch();

    const config configured;
    ports::journal& journal;
    gateway_clock clock;
    standing_alarms alarms;
    store_fate fate; ///< told by the stores where they fail
    jump_watch watch;
    vault::random_ids ids;
    federation_setup federation;
    net::tls_credentials credentials;
    metrics::counters counted;
    net::io_threads threads;             ///< outlives the store, which resumes coroutines on them
    boost::asio::thread_pool heavy_work; ///< signatures, beside the I/O threads
    data_folder data;
    store::sqlite::sqlite_key_store keys;
    vault::sealed_vault vault;
    vault::audit::entry_trail trail;
    std::unique_ptr<store::sqlite::kept_store> store;
    ring_file ring;
    boost::asio::strand<boost::asio::thread_pool::executor_type> turning_keys;
    exchange::rekeying rekeying;
    exchange::enactment enactment;
    exchange::region_flags suspended;
    exchange::intake intake;
    std::unique_ptr<ports::http_client> client;
    boost::asio::strand<boost::asio::thread_pool::executor_type> signing_heads;
    head_signing heads;
    trail_desk book;
    head_bearing_client witnessed; ///< the same client, for calls to the regions
    net::task_group work;
    region_links links;
    announcing coordination; ///< whom some things are announced to
    logging_processing processing;
    portal::mailbox_pages mailbox_handler;
    exchange_door exchange_handler;
    boost::asio::strand<boost::asio::thread_pool::executor_type> sweeping;
    exchange::sweeps sweeps;
    boost::asio::strand<boost::asio::thread_pool::executor_type> keeping_certificates;
    certificate_keeping certificates;
    reports_kept reports;
    operators_door operators;
    portal_door portal_handler;
    net::listener exchange_listener;
    net::listener portal_listener;
    internal_door internal;
};

gateway::parts::parts(const config& c, ports::journal& log, std::function<void()> on_failure)
    : configured(c), journal(log), clock(data_folder::clock_offset_of(c.data), c.sandbox),
      alarms(log, clock), fate(alarms, c.data.string(), std::move(on_failure)),
      watch(clock_files(c.data), read_machine_clock, log, alarms), federation(load_federation(c)),
      credentials(tls_files_of(c), c.oin), counted(names_of(federation.participants)),
      threads(thread_count(c)), heavy_work(thread_count(c)), data(c.data),
      keys(data.keys(), fate.of_a_file()),
      vault(ring_for(data.ring(), keys), keys, codec::folded_first_given_name),
      trail(regions_by_oin(c)), store(store::sqlite::open_store(keeping())),
      ring(data.ring(), vault), turning_keys(boost::asio::make_strand(heavy_work)),
      rekeying(
          {store->epochs(), *store, *store, vault, ring, clock, journal, alarms, {}}, turning_keys
      ),
      enactment(
          vault,
          *store,
          clock,
          ids,
          federation.policy,
          lookup_in(federation.municipalities),
          &counted
      ),
      suspended(names_of(federation.participants)),
      intake(federation.participants, enactment, clock, ids, heavy_work.get_executor(), suspended),
      client(net::make_https_client(threads.executor(0), credentials, client_limits_of(c))),
      signing_heads(boost::asio::make_strand(heavy_work)),
      heads(trail, *store, clock, signing_heads, pace_of(c)), book(*store, heads, vault),
      witnessed(*client, heads), work(noted_in(journal)), links(
                                                              {configured,
                                                               federation,
                                                               threads,
                                                               heavy_work,
                                                               *store,
                                                               *store,
                                                               vault,
                                                               witnessed,
                                                               enactment,
                                                               clock,
                                                               ids,
                                                               log,
                                                               alarms,
                                                               counted,
                                                               lookup_in(federation.municipalities),
                                                               *store,
                                                               suspended}
                                                          ),
      coordination({configured, threads, store->announcements(), *client, clock, alarms}),
      processing({configured, threads, *store, store->processing(), *client, clock, alarms}),
      mailbox_handler(links.boxes(), *store),
      exchange_handler(intake, mailbox_handler, ids, clock, heads),
      sweeping(boost::asio::make_strand(heavy_work)),
      sweeps(
          {*store, vault, keys, *store, clock, watch, alarms, [this] { links.wake(); }, {}},
          sweeping
      ),
      keeping_certificates(boost::asio::make_strand(heavy_work)),
      certificates(
          {holders_of(credentials, federation),
           credentials.seen(),
           regions_by_oin(c),
           clock,
           log,
           alarms},
          keeping_certificates
      ),
      reports({configured, federation, *store, alarms, clock}, keeping_certificates),
      operators(
          {configured,
           threads,
           *store,
           vault,
           enactment,
           links.traffic(),
           federation,
           clock,
           ids,
           alarms,
           journal,
           certificates,
           rekeying,
           tls_files_of(c),
           [this] { return counted.messages(); },
           noted_in(log),
           book,
           reports.body()}
      ),
      portal_handler(
          federation.participants,
          clock,
          operators.api(),
          role_book_of(c),
          strangers_at(metrics::door::portal, counted)
      ),
      exchange_listener(
          threads,
          secured(
              listener_options_for("exchange", c.exchange, log),
              {credentials,
               net::client_certificate::required,
               c.tls_1_2,
               strangers_at(metrics::door::exchange, counted)}
          ),
          exchange_handler
      ),
      portal_listener(
          threads,
          secured(
              set_aside(listener_options_for("portal", c.portal, log)),
              {credentials,
               net::client_certificate::asked,
               c.tls_1_2,
               strangers_at(metrics::door::portal, counted)}
          ),
          portal_handler
      ),
      internal(
          {threads,
           heavy_work,
           *store,
           data.store(),
           keys,
           links.traffic(),
           sweeps,
           alarms,
           certificates,
           rekeying,
           counted,
           clock,
           listener_options_for("internal", c.internal, log)}
      ) {}

store::sqlite::store_parts gateway::parts::keeping() {
    const store::sqlite::store_alarms told = fate.of_a_file();
    store::sqlite::store_parts with{
        data.store(), federation.policy, ids, clock, keys, trail, told.failed, told.full};
    with.committed = [this](const ports::commit_seen& seen) { counted.committed(seen); };
    return with;
}

// They stand as long as the gateway runs: a setting is read when it starts.
void gateway::parts::raise_cautions() {
    for (const auto& participant : federation.participants) {
        std::string all;
        for (const std::string& caution : participant.adapter.cautions())
            all += (all.empty() ? "" : "; ") + caution;
        if (!all.empty()) alarms.raise(ports::alarm_code::unsafe_setting, participant.region, all);
    }
}

// Before anything is sealed: under which keys the store stands.
void gateway::parts::settle_epoch() {
    const std::string amiss =
        boost::asio::co_spawn(turning_keys, rekeying.prepare(), boost::asio::use_future).get();
    if (!amiss.empty()) throw std::runtime_error(amiss);
}

gateway::gateway(const config& configured, ports::journal& journal, std::function<void()> failed)
    : parts_(std::make_unique<parts>(configured, journal, std::move(failed))) {}

gateway::~gateway() {
    parts_->store->when_owed({});
    parts_->sweeps.stop();
    parts_->certificates.stop();
    parts_->reports.stop();
    parts_->rekeying.stop();
    parts_->heads.stop();
    parts_->internal.stop();
    parts_->operators.stop();
    parts_->threads.stop();
    parts_->threads.join();
    parts_->heavy_work.join();
}

bound_ports gateway::start() {
    parts& p = *parts_;
    p.raise_cautions();
    require_as_signed(p.data.store());
    make_trail_key(p.configured.data, p.configured.oin);
    const auto head_key = trail_key_of(p.configured.data);
    p.book.use(vault::audit::verifier_key(head_key));
    p.heads.use(head_key);
    p.store->when_owed(p.links.waker());
    p.threads.start();
    p.settle_epoch();
    p.links.start(p.work);
    p.coordination.start(p.work);
    p.processing.start(p.work, head_key.name);
    net::spawn(p.sweeping, p.work, p.sweeps.run(), "sweeps");
    net::spawn(p.keeping_certificates, p.work, p.certificates.run(), "certificates");
    net::spawn(p.keeping_certificates, p.work, p.reports.run(), "conformance reports");
    net::spawn(p.turning_keys, p.work, p.rekeying.run(), "rekeying");
    net::spawn(p.signing_heads, p.work, p.heads.run(), "heads of the audit trail");
    p.exchange_listener.start();
    p.portal_listener.start();
    p.internal.start(p.work);
    p.operators.start(p.work);
    p.internal.serving();
    return {p.exchange_listener.port(), p.portal_listener.port(), p.internal.port()};
}

void gateway::drain() {
    parts& p = *parts_;
    p.internal.stopping();
    p.operators.stop();
    const auto executor = p.threads.executor(0);
    const auto run = [&executor](ports::task<void> task) {
        boost::asio::co_spawn(executor, std::move(task), boost::asio::use_future).get();
    };
    run(p.exchange_listener.drain(10s));
    run(p.portal_listener.drain(1s));
    run(p.operators.drain(1s));
    p.sweeps.stop();
    p.certificates.stop();
    p.reports.stop();
    p.rekeying.stop();
    p.heads.stop();
    p.links.stop();
    p.coordination.stop();
    p.processing.stop();
    p.internal.stop();
    p.work.cancel();
    const auto until = std::chrono::steady_clock::now() + 2s;
    boost::asio::co_spawn(executor, p.work.drained(until), boost::asio::use_future).get();
    p.store->when_owed({});
    run(p.internal.drain(1s));
}

} // namespace kruispunt::app
