#include "conformance/regions/region.hpp"

#include "conformance/regions/adapter.hpp"
#include "conformance/regions/behaviours.hpp"
#include "conformance/regions/control.hpp"
#include "conformance/regions/esar/esar.hpp"
#include "conformance/regions/midden_nederland/midden_nederland.hpp"
#include "conformance/regions/multisignaal/multisignaal.hpp"
#include "conformance/regions/mutant_protocol.hpp"
#include "conformance/regions/sisa/sisa.hpp"
#include "conformance/wire/server.hpp"

#include <stdexcept>

namespace kruispunt::conformance::regions {
namespace {

constexpr std::size_t largest_control_body = 8U * 1024U * 1024U;

std::string url(std::string_view scheme, const std::string& host, std::uint16_t port) {
    const bool six = host.find(':') != std::string::npos;
    return std::string(scheme) + "://" + (six ? "[" + host + "]" : host) + ":" +
           std::to_string(port);
}

/// Certificates bear names, not addresses: a local listener is called by the local name.
std::string public_name(const std::string& host) {
    const bool local =
        host.starts_with("127.") || host == "::1" || host == "0.0.0.0" || host == "::";
    return local ? "localhost" : host;
}

std::optional<esar::signing_setup> esar_signing(const region_config& config) {
    if (!config.signing) return std::nullopt;
    return esar::signing_setup{
        config.signing->on,
        config.tls.ca,
        config.signing->certificate,
        config.signing->key,
        config.directory,
        config.tls.crl};
}

std::unique_ptr<protocol> right_protocol(
    const region_config& config,
    const parties& who,
    wire::loop& on,
    const mutation::mutation& broken
) {
    if (config.region == "esar") return esar::make_protocol(who, esar_signing(config), broken);
    if (config.region == "multisignaal") return multisignaal::make_protocol(who);
    if (config.region == "sisa") return sisa::make_protocol(who, broken);
    if (config.region == "midden-nederland")
        return midden_nederland::make_protocol(who, on, config.list_limit, broken);
    throw std::runtime_error("no such region: " + config.region);
}

std::unique_ptr<protocol> make_protocol(
    const region_config& config,
    const parties& who,
    wire::loop& on,
    const mutation::mutation& broken
) {
    auto right = right_protocol(config, who, on, broken);
    if (broken.id().empty()) return right;
    return std::make_unique<mutant_protocol>(std::move(right), config.region, broken);
}

/// What a mutant does not look at of those who call it, and of whom it calls.
wire::leniency leniency_of(const mutation::mutation& broken) {
    if (broken.behaves(behaviours::takes_any_certificate) ||
        broken.behaves(behaviours::takes_nameless_before_it_refuses))
        return wire::leniency::any_certificate;
    if (broken.behaves(behaviours::takes_old_tls)) return wire::leniency::old_tls;
    if (broken.behaves(behaviours::calls_any_authority)) return wire::leniency::any_authority;
    if (broken.behaves(behaviours::calls_any_host)) return wire::leniency::any_host;
    if (broken.behaves(behaviours::reads_no_list)) return wire::leniency::no_list;
    return wire::leniency::strict;
}

/// Whom the region calls and nobody else; empty: whoever answers there.
std::string called_oin(const region_config& config, const mutation::mutation& broken) {
    return broken.behaves(behaviours::calls_any_oin) ? std::string() : config.gateway_oin;
}

/// Another certificate of the folder that the region's own lies in, where a mutant shows one.
wire::tls_files shown_files(const region_config& config, const mutation::mutation& broken) {
    std::string name;
    if (broken.behaves(behaviours::serves_other_authority)) name = "other_authority";
    if (broken.behaves(behaviours::serves_other_host)) name = "other_host";
    if (broken.behaves(behaviours::serves_other_oin)) name = "partner";
    if (broken.behaves(behaviours::shows_other_oin)) name = "partner";
    auto files = config.tls;
    files.lenient = leniency_of(broken);
    if (name.empty()) return files;
    const auto folder = files.certificate.parent_path();
    files.certificate = folder / (name + ".pem");
    files.key = folder / (name + ".key");
    return files;
}

wire::server_limits control_limits() {
    wire::server_limits limits;
    limits.body = largest_control_body;
    return limits;
}

} // namespace

bool is_region(std::string_view name) {
    return text::region_name(name);
}

struct region::inside {
    inside(wire::loop& on, const region_config& with, const mutation::mutation& broken)
        : config(with),
          identity(std::make_shared<const wire::tls_identity>(shown_files(with, broken))),
          keeps(with.list_limit, broken.behaves(behaviours::tells_reporter_only)),
          server(
              on,
              with.listen,
              identity.get(),
              {},
              [this](const wire::request& got, const wire::reply& give) {
                  hears->handle(got, give);
              }
          ),
          base(url("https", public_name(with.listen.host), server.port())),
          speaks(make_protocol(with, {with.oin, with.gateway_oin, base}, on, broken)),
          endpoint(base + std::string(speaks->endpoint_path())),
          sees(on, identity, with.gateway_oin, keeps),
          hears(std::make_unique<receiver>(*speaks, keeps, sees, clock, with.gateway_oin, broken)),
          says(
              on,
              *speaks,
              keeps,
              sees,
              with.tls,
              identity,
              called_oin(with, broken),
              with.directory,
              with.list_limit
          ),
          controls(
              {with.region,
               endpoint,
               *speaks,
               keeps,
               *hears,
               says,
               sees,
               clock,
               [this](bool open) {
                   if (open)
                       server.open();
                   else
                       server.close();
               }}
          ),
          acts(
              with.region,
              [this](const wire::request& got, const wire::reply& give) {
                  controls.handle(got, give);
              }
          ),
          control_server(
              on,
              with.control,
              nullptr,
              control_limits(),
              [this](const wire::request& got, const wire::reply& give) {
                  if (adapter::is_meant(got))
                      acts.handle(got, give);
                  else
                      controls.handle(got, give);
              }
          ),
          control_at(url("http", with.control.host, control_server.port())) {
        if (with.gateway) says.set_gateway(*with.gateway);
    }

    region_config config;
    wire::shared_identity identity;
    ledger keeps;
    region_clock clock;
    wire::server server;
    std::string base;
    std::unique_ptr<protocol> speaks;
    std::string endpoint;
    witness sees;
    std::unique_ptr<receiver> hears;
    speaker says;
    control controls;
    adapter acts;
    wire::server control_server;
    std::string control_at;
};

region::region(wire::loop& on, const region_config& config, const mutation::mutation& broken)
    : inside_(std::make_unique<inside>(on, config, broken)) {}

region::~region() = default;

const std::string& region::endpoint() const {
    return inside_->endpoint;
}

const std::string& region::control_url() const {
    return inside_->control_at;
}

std::string region::ready_document() const {
    return text::write_json(
        {{"region", inside_->config.region},
         {"endpoint", inside_->endpoint},
         {"control", inside_->control_at}}
    );
}

} // namespace kruispunt::conformance::regions
