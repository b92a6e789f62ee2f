#pragma once

#include "gateway/portal/alarm_page.hpp"
#include "gateway/portal/backup_page.hpp"
#include "gateway/portal/certificate_pages.hpp"
#include "gateway/portal/connection_page.hpp"
#include "gateway/portal/delivery_pages.hpp"
#include "gateway/portal/key_pages.hpp"
#include "gateway/portal/match_page.hpp"
#include "gateway/portal/objection_pages.hpp"
#include "gateway/portal/oversight_pages.hpp"
#include "gateway/portal/overview_page.hpp"
#include "gateway/portal/region_pages.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace kruispunt::portal {

/// What the API works with; all of it must outlive the API.
struct operators_parts {
    ports::store& store;
    ports::region_store& regions;
    ports::oversight_store& oversight;
    ports::objection_desk& objections;
    ports::enactor& commands;
    ports::traffic& traffic;
    const domain::federation_policy& policy;
    const ports::clock& clock;
    ports::journal& journal;
    ports::outbox_desk& outbox;
    const ports::alarms& alarms;
    ports::connection_desk& connections;
    gateway_facts self;
    ports::certificate_desk& certificates;
    ports::key_desk& keys;
};

/// `/beheer/v1`: the operators' API. Who comes through its door may do all of it; the door decides
/// who does, and says who it was (`peer::common_name`). Any thread.
class operators_api final : public ports::http_handler {
public:
    /// What there is to ask and to do, each with a route.
    enum class page {
        regions,
        stand,
        resume,
        resume_feed,
        objections,
        enter_objection,
        decide_objection,
        untaken,
        attention,
        figures,
        match,
        deliveries,
        undelivered,
        one_undelivered,
        redrive,
        give_up,
        backup,
        alarms,
        overview,
        connect,
        certificates,
        reload_certificates,
        keys,
        rotate_keys,
        retire_keys
    };

    explicit operators_api(const operators_parts& parts);

    /// Every call that it answers: "PUT deelnemers/*/stand", a parameter being "*".
    static std::vector<std::string> offered();

    ports::task<ports::http_response> handle(ports::http_request request) override;
    ports::http_response
    refuse(ports::transport_fault fault, std::string_view target) const override;

private:
    ports::task<ports::http_response> answer(page at, call c);

    region_pages regions_;
    objection_pages objections_;
    oversight_pages oversight_;
    match_page match_;
    delivery_pages deliveries_;
    backup_page backups_;
    alarm_page alarms_;
    overview_page overview_;
    connection_page connection_;
    certificate_pages certificates_;
    key_pages keys_;
};

} // namespace kruispunt::portal
