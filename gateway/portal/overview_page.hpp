#pragma once

#include "gateway/portal/answers.hpp"
#include "gateway/portal/call.hpp"
#include "gateway/portal/members.hpp"
#include "gateway/ports/alarms.hpp"
#include "gateway/ports/certificates.hpp"
#include "gateway/ports/clock.hpp"
#include "gateway/ports/key_desk.hpp"
#include "gateway/ports/outbox_desk.hpp"
#include "gateway/ports/oversight_store.hpp"
#include "gateway/ports/store.hpp"

#include <string>
#include <vector>

namespace kruispunt::portal {

/// What the gateway knows of itself.
struct gateway_facts {
    std::string version;
    domain::instant since{}; ///< by the machine's clock
    bool sandbox = false;
};

/// What the overview is read from; all of it must outlive the page.
struct overview_parts {
    ports::store& store;
    ports::region_store& regions;
    ports::oversight_store& oversight;
    ports::outbox_desk& outbox;
    const ports::traffic& traffic;
    const ports::alarms& alarms;
    const ports::certificate_desk& certificates;
    ports::key_desk& keys;
    const ports::clock& clock;
    gateway_facts self;
};

/// `GET /overzicht`: how everything stands, on one page: the gateway, the regions, the feeds, what
/// was owed, open objections, certificates near their end, the keys, and the alarms with what to do
/// next. By ids, never a value of a person. Any thread.
class overview_page {
public:
    explicit overview_page(const overview_parts& parts) : parts_(parts) {}

    ports::task<ports::http_response> show(call c);

private:
    json of_gateway() const;
    json of_alarms(const scope& within) const;
    json of_certificates(const scope& within) const;
    ports::task<domain::result<std::vector<json>>> of_feeds(std::vector<member> of);

    overview_parts parts_;
};

} // namespace kruispunt::portal
