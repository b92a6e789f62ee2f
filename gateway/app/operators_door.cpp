#include "gateway/app/operators_door.hpp"

#include "gateway/app/data_folder.hpp"
#include "gateway/app/region_file.hpp"

#include <filesystem>
#include <string_view>

namespace kruispunt::app {

namespace {

net::local_options options_for(const operators_door_parts& p) {
    net::local_options options;
    options.file = data_folder::operators_of(p.configured.data);
    options.mode = p.configured.operators_mode;
    options.on_error = p.on_error;
    return options;
}

// All protocols of the contract are at their first version.
constexpr std::string_view protocol_version = "1";

portal::gateway_facts facts_of(const operators_door_parts& p) {
    return {KRUISPUNT_VERSION, p.clock.machine_time(), p.configured.sandbox};
}

// "sisa.example" of "https://sisa.example:8443/path".
std::string host_of(const std::string& url) {
    const auto scheme = url.find("://");
    if (scheme == url.npos) return {};
    const std::string rest = url.substr(scheme + 3);
    return rest.substr(0, rest.find_first_of(":/"));
}

// A folder need not say more of its region than how its messages look.
void name_on_a_map(portal::member_facts& one, const std::filesystem::path& mapping) {
    if (!std::filesystem::exists(mapping / "region.toml")) return;
    const region_file file = read_region_file(mapping);
    one.name = file.title;
    one.provinces = file.provinces;
}

std::vector<portal::member_facts> members_of(const config& c) {
    std::vector<portal::member_facts> all;
    for (const region_config& region : c.regions) {
        portal::member_facts one;
        one.region = region.name;
        one.oin = region.oin;
        one.protocol = region.protocol;
        one.protocol_version = std::string(protocol_version);
        one.host = host_of(region.url);
        name_on_a_map(one, c.mappings / region.name);
        all.push_back(std::move(one));
    }
    return all;
}

portal::event_receiver receiver_of(const config& c) {
    if (!c.coordination) return {};
    return {c.coordination->oin, host_of(c.coordination->origin)};
}

portal::operators_parts api_parts(
    const operators_door_parts& p,
    ports::objection_desk& objections,
    ports::connection_desk& connections,
    portal::live_stream& live
) {
    return {
        p.store,
        p.store,
        p.store,
        objections,
        p.enactment,
        p.traffic,
        p.federation.policy,
        p.clock,
        p.journal,
        p.store,
        p.alarms,
        connections,
        facts_of(p),
        p.certificates,
        p.keys,
        p.store,
        p.store,
        live,
        members_of(p.configured),
        p.trail,
        p.store.announcements(),
        receiver_of(p.configured)};
}

} // namespace

operators_door::operators_door(const operators_door_parts& p)
    : objections_({p.vault, p.vault, p.store, p.store, p.clock, p.ids}),
      caller_(p.threads.executor(0), p.material),
      connections_(p.federation.participants, caller_, p.store, p.clock), threads_(p.threads),
      live_({p.store, p.traffic, p.alarms, p.store, p.clock, p.messages}),
      api_(api_parts(p, objections_, connections_, live_)),
      listener_(p.threads, options_for(p), api_) {}

void operators_door::start(net::task_group& work) {
    net::spawn(threads_.aside(), work, live_.run(), "live stream");
    listener_.start();
}

} // namespace kruispunt::app
