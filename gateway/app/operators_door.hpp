#pragma once

#include "gateway/app/config.hpp"
#include "gateway/app/federation_setup.hpp"
#include "gateway/exchange/connection_tests.hpp"
#include "gateway/exchange/emptying.hpp"
#include "gateway/exchange/enactment.hpp"
#include "gateway/exchange/objections.hpp"
#include "gateway/net/io_threads.hpp"
#include "gateway/net/local_listener.hpp"
#include "gateway/net/spawn.hpp"
#include "gateway/net/stepwise_caller.hpp"
#include "gateway/portal/operators_api.hpp"
#include "gateway/store/sqlite/sqlite_store.hpp"
#include "gateway/vault/sealed_vault.hpp"

#include <functional>

namespace kruispunt::app {

/// What stands behind the operators' door; all of it must outlive the door.
struct operators_door_parts {
    const config& configured;
    net::io_threads& threads;
    store::sqlite::kept_store& store;
    vault::sealed_vault& vault;
    exchange::enactment& enactment;
    ports::traffic& traffic;
    const federation_setup& federation;
    const ports::clock& clock;
    domain::uuid_source& ids;
    const ports::alarms& alarms;
    ports::journal& journal;
    ports::certificate_desk& certificates;
    ports::key_desk& keys;
    net::tls_material material;             ///< what the gateway calls with
    std::function<std::int64_t()> messages; ///< all that passed since the start
    net::error_callback on_error;
    ports::trail_desk& trail;
    const ports::body_signature& body;
};

/// The API of operators and coordination, the operators' socket in the data folder before it, and
/// what serves nobody else: objections, tests of connections, the live stream. Made and ended with
/// the gateway.
class operators_door {
public:
    /// Throws std::runtime_error where the socket cannot be made.
    explicit operators_door(const operators_door_parts& parts);

    /// Begins to accept, and to tell whoever listens.
    void start(net::task_group& work);

    /// Ends the streams.
    void stop() { live_.stop(); }

    /// What the portal listener serves too, to whoever has a role.
    portal::operators_api& api() { return api_; }

    /// Ends in order, within `limit` and one second.
    ports::task<void> drain(std::chrono::milliseconds limit) { return listener_.drain(limit); }

private:
    exchange::objections objections_;
    net::stepwise_caller caller_;
    exchange::connection_tests connections_;
    exchange::emptying emptying_;
    net::io_threads& threads_;
    portal::live_stream live_;
    portal::operators_api api_;
    net::local_listener listener_;
};

} // namespace kruispunt::app
