#pragma once

#include "gateway/portal/answers.hpp"
#include "gateway/portal/call.hpp"
#include "gateway/ports/clock.hpp"
#include "gateway/ports/connection_desk.hpp"
#include "gateway/ports/region_store.hpp"
#include "gateway/ports/traffic.hpp"

#include <string>

namespace kruispunt::portal {

/// What the page works with; all of it must outlive it.
struct connection_parts {
    ports::connection_desk& desk;
    ports::region_store& store;
    const ports::traffic& traffic;
    const ports::clock& clock;
};

/// `POST /deelnemers/{regio}/verbindingstest`: the steps from its address to its protocol, each
/// with its outcome (BEH-12). Of a region that cannot be called: when it last came to its mailbox.
/// It stands in the audit trail. Any thread.
class connection_page {
public:
    explicit connection_page(const connection_parts& parts) : parts_(parts) {}

    ports::task<ports::http_response> test(call c);

private:
    ports::task<ports::http_response> of_mailbox(std::string region, bool coarse);

    connection_parts parts_;
};

} // namespace kruispunt::portal
