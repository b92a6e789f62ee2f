#include "conformance/gateways/gateway.hpp"

#include "conformance/gateways/behaviours.hpp"
#include "conformance/gateways/control.hpp"
#include "conformance/gateways/door.hpp"
#include "conformance/gateways/kernel/federation.hpp"
#include "conformance/gateways/lane.hpp"
#include "conformance/gateways/protocols.hpp"
#include "conformance/text/json.hpp"
#include "conformance/wire/loop.hpp"
#include "conformance/wire/server.hpp"

namespace kruispunt::conformance::gateways {
namespace {

constexpr std::size_t largest_load = 16U * 1024U * 1024U;
constexpr std::size_t header_read = 128U * 1024U;
constexpr std::chrono::milliseconds between_sweeps{250};
constexpr std::chrono::seconds patience{5};

/// More than the contract's limits, so that what is beyond these is seen whole and answered.
wire::server_limits exchange_limits() {
    wire::server_limits limits;
    limits.body = largest_load;
    limits.header = header_read;
    limits.fields = 10'000;
    return limits;
}

std::string url(std::string_view scheme, const std::string& host, std::uint16_t port) {
    const bool six = host.find(':') != std::string::npos;
    return std::string(scheme) + "://" + (six ? "[" + host + "]" : host) + ":" +
           std::to_string(port);
}

std::string public_name(const std::string& host) {
    const bool local =
        host.starts_with("127.") || host == "::1" || host == "0.0.0.0" || host == "::";
    return local ? std::string("localhost") : host;
}

wire::tls_files as_server(wire::tls_files files, const mutation::mutation& broken) {
    using wire::leniency;
    if (broken.behaves(behaviours::takes_any_certificate))
        files.lenient = leniency::any_certificate;
    if (broken.behaves(behaviours::takes_old_tls)) files.lenient = leniency::old_tls;
    if (broken.behaves(behaviours::takes_weak_suites)) files.lenient = leniency::weak_suites;
    if (broken.behaves(behaviours::reads_no_list)) files.lenient = leniency::no_list;
    return files;
}

wire::tls_files as_client(wire::tls_files files, const mutation::mutation& broken) {
    // A region's server is held to the same trust store, its list included (COM-04.1).
    if (broken.behaves(behaviours::calls_any_authority))
        files.lenient = wire::leniency::any_authority;
    if (broken.behaves(behaviours::calls_any_host)) files.lenient = wire::leniency::any_host;
    if (broken.behaves(behaviours::calls_without_certificate)) {
        files.certificate.clear();
        files.key.clear();
    }
    return files;
}

/// What a region is called through; made before its side, which may call by itself.
struct line_out {
    explicit line_out(std::unique_ptr<wire::client> made) : client(std::move(made)) {}

    std::unique_ptr<wire::client> client;
    std::unique_ptr<lane> notices;
};

} // namespace

struct gateway::inside final : outbox {
    inside(wire::loop& on, const gateway_config& with, const mutation::mutation& how)
        : loop(on), config(with), broken(how), kernel(clock, *this, broken),
          identity(as_server(with.tls, broken)),
          caller(std::make_shared<const wire::tls_identity>(as_client(with.tls, broken))),
          entry(who, broken),
          server(
              on,
              with.listen,
              &identity,
              exchange_limits(),
              [this](const wire::request& got, const wire::reply& give) { entry.handle(got, give); }
          ),
          control_server(
              on,
              with.control,
              nullptr,
              {},
              [this](const wire::request& got, const wire::reply& give) { give(control(got, by)); }
          ),
          at{url("https", public_name(with.listen.host), server.port()),
             url("http", with.control.host, control_server.port())} {
        by = {
            [this] { return state(); },
            [this](std::chrono::milliseconds ahead) { return set_ahead(ahead); },
            [this] { reset(); },
            [this] {
                for (auto& [name, each] : who)
                    each.speaks->resume();
            }};
        for (const auto& region : with.regions)
            admit(region);
        for (auto& [name, each] : who)
            each.speaks->start();
        sweep_again();
    }

    void admit(const region_entry& region) {
        const bool looks = !broken.behaves(behaviours::calls_any_oin);
        auto& line = lines
                         .emplace(
                             region.protocol,
                             std::make_unique<wire::client>(
                                 loop, caller, looks ? region.oin : std::string(), patience
                             )
                         )
                         .first->second;
        std::vector<std::string> all;
        for (const auto& each : config.regions)
            all.push_back(each.oin);
        const surroundings around{
            region.protocol,
            region.oin,
            config.oin,
            region.endpoint,
            std::move(all),
            kernel,
            *this,
            clock,
            broken,
            loop,
            *line.client,
            config.directory,
            config.signing_certificate,
            config.signing_key,
            config.tls.ca,
            config.tls.crl,
            region.binary_events};
        auto& made = who[region.protocol];
        made.oin = region.oin;
        made.speaks = make_side(around);
        line.notices = std::make_unique<lane>(
            loop, *line.client, *made.speaks, *wire::read_base_url(region.endpoint), broken
        );
    }

    void post(const std::string& region, kernel::notice told) override {
        const auto line = lines.find(region);
        if (line != lines.end()) line->second.notices->put(std::move(told));
    }

    bool set_ahead(std::chrono::milliseconds ahead) {
        if (!clock.set_ahead(ahead)) return false;
        kernel.sweep();
        return true;
    }

    void reset() {
        clock.set_ahead({});
        kernel.reset();
        for (auto& [name, line] : lines)
            line.notices->reset();
        for (auto& [name, each] : who)
            each.speaks->reset();
    }

    void sweep_again() {
        loop.after(between_sweeps, [this] {
            kernel.sweep();
            sweep_again();
        });
    }

    text::json state() const {
        text::json counts = text::json::object();
        for (const auto& [name, line] : lines)
            counts[name] = line.notices->counts();
        return {
            {"exchange", at.exchange},
            {"mutant", broken.id().empty() ? text::json(nullptr) : text::json(broken.id())},
            {"ahead_ms", clock.ahead().count()},
            {"today", clock.today()},
            {"calls", entry.calls()},
            {"signals", kernel.signals()},
            {"matches", kernel.open_matches()},
            {"lanes", std::move(counts)}};
    }

    wire::loop& loop;
    gateway_config config;
    mutation::mutation broken;
    moved_clock clock;
    kernel::federation kernel;
    wire::tls_identity identity;
    wire::shared_identity caller;
    participants who;
    std::map<std::string, line_out> lines;
    door entry;
    controls by;
    wire::server server;
    wire::server control_server;
    gateway_urls at;
};

gateway::gateway(wire::loop& on, const gateway_config& config, const mutation::mutation& broken)
    : inside_(std::make_unique<inside>(on, config, broken)) {}

gateway::~gateway() = default;

const gateway_urls& gateway::urls() const {
    return inside_->at;
}

std::string gateway::ready_document() const {
    return text::write_json(
        {{"exchange", inside_->at.exchange},
         {"control", inside_->at.control},
         {"esar_signing", inside_->config.signing_key.empty() ? "off" : "on"}}
    );
}

} // namespace kruispunt::conformance::gateways
