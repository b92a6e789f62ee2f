#include "gateway/app/operators_door.hpp"

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

} // namespace

operators_door::operators_door(const operators_door_parts& p)
    : objections_({p.vault, p.vault, p.store, p.store, p.clock, p.ids}),
      caller_(p.threads.executor(0), p.material),
      connections_(p.federation.participants, caller_, p.store, p.clock), api_(
                                                                              {p.store,
                                                                               p.store,
                                                                               p.store,
                                                                               objections_,
                                                                               p.enactment,
                                                                               p.traffic,
                                                                               p.federation.policy,
                                                                               p.clock,
                                                                               p.journal,
                                                                               p.store,
                                                                               p.alarms,
                                                                               connections_,
                                                                               facts_of(p),
                                                                               p.certificates,
                                                                               p.keys}
                                                                          ),
      listener_(p.threads, options_for(p), api_) {}

} // namespace kruispunt::app
