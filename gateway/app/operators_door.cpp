#include "gateway/app/operators_door.hpp"

#include "gateway/app/configured_members.hpp"
#include "gateway/app/data_folder.hpp"

namespace kruispunt::app {

namespace {

net::local_options options_for(const operators_door_parts& p) {
    net::local_options options;
    options.file = data_folder::operators_of(p.configured.data);
    options.mode = p.configured.operators_mode;
    options.on_error = p.on_error;
    return options;
}

portal::gateway_facts facts_of(const operators_door_parts& p) {
    return {KRUISPUNT_VERSION, p.clock.machine_time(), p.configured.sandbox};
}

portal::event_receiver receiver_of(const config& c) {
    if (!c.coordination) return {};
    return {c.coordination->oin, host_of(c.coordination->origin)};
}

portal::operators_parts api_parts(
    const operators_door_parts& p,
    ports::objection_desk& objections,
    ports::connection_desk& connections,
    portal::live_stream& live,
    ports::sandbox_desk& sandbox
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
        configured_members(p.configured, p.federation),
        p.trail,
        p.store.announcements(),
        receiver_of(p.configured),
        p.store.admissions(),
        p.body,
        sandbox};
}

} // namespace

operators_door::operators_door(const operators_door_parts& p)
    : objections_({p.vault, p.vault, p.store, p.store, p.clock, p.ids}),
      caller_(p.threads.executor(0), p.material),
      connections_(p.federation.participants, caller_, p.store, p.clock),
      emptying_({p.store.admissions(), p.store}), threads_(p.threads),
      live_({p.store, p.traffic, p.alarms, p.store, p.clock, p.messages}),
      api_(api_parts(p, objections_, connections_, live_, emptying_)),
      listener_(p.threads, options_for(p), api_) {}

void operators_door::start(net::task_group& work) {
    net::spawn(threads_.aside(), work, live_.run(), "live stream");
    listener_.start();
}

} // namespace kruispunt::app
