#pragma once

#include "gateway/portal/alarm_page.hpp"
#include "gateway/portal/backup_page.hpp"
#include "gateway/portal/certificate_pages.hpp"
#include "gateway/portal/connection_page.hpp"
#include "gateway/portal/delivery_pages.hpp"
#include "gateway/portal/key_pages.hpp"
#include "gateway/portal/live_stream.hpp"
#include "gateway/portal/match_page.hpp"
#include "gateway/portal/member_pages.hpp"
#include "gateway/portal/objection_pages.hpp"
#include "gateway/portal/oversight_pages.hpp"
#include "gateway/portal/overview_page.hpp"
#include "gateway/portal/region_pages.hpp"
#include "gateway/portal/report_pages.hpp"
#include "gateway/portal/sandbox_pages.hpp"
#include "gateway/portal/statistics_pages.hpp"
#include "gateway/portal/subscription_page.hpp"
#include "gateway/portal/trail_pages.hpp"

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
    ports::statistics_store& statistics;
    ports::member_store& members;
    live_stream& live;
    std::vector<member_facts> facts; ///< of the regions
    ports::trail_desk& trail;
    ports::announcement_store& announcements;
    event_receiver receiver; ///< of what is announced
    ports::report_store& reports;
    const ports::body_signature& body;
    ports::sandbox_desk& sandbox;
};

/// `/beheer/v1`: what national coordination, operators and auditors ask and do. Each call goes
/// through `decide`, and every view and every refusal of a party that is known is in the audit
/// trail before it is answered. Any thread.
class operators_api final : public ports::http_handler {
public:
    explicit operators_api(const operators_parts& parts);

    /// Whether a request's target is of this API.
    static bool takes(std::string_view target) { return target.starts_with("/beheer/v1/"); }

    /// Answers what `who` asks, as far as their role goes.
    ports::task<ports::http_response> serve(ports::http_request request, caller who);

    /// Likewise what is streamed (`streams`).
    ports::task<std::optional<ports::http_response>>
    serve_stream(ports::http_request head, caller who, ports::answer_sink& answer);

    /// Has entered that somebody was refused before they asked anything of this API.
    ports::task<void> note_refusal(caller who, domain::errc why);

    /// Through the operators' socket: whoever may open it is the machine.
    ports::task<ports::http_response> handle(ports::http_request request) override;
    ports::http_response
    refuse(ports::transport_fault fault, std::string_view target) const override;
    ports::task<void>
    note_refused(ports::peer who, ports::transport_fault fault, std::string target) override;
    bool streams(std::string_view target) const override;
    ports::task<std::optional<ports::http_response>>
    stream(ports::http_request head, ports::body_source& body, ports::answer_sink& answer) override;

private:
    struct admitted;

    admitted admit(ports::http_request request, const caller& who) const;
    ports::task<ports::http_response>
    entered(ports::http_response given, domain::audit_entry entry, bool reads);
    ports::task<ports::http_response> answer(action at, call c);
    ports::task<ports::http_response> answer_of_gateway(action at, call c);
    std::string known_region(std::string_view name) const;

    ports::region_store& trail_;
    const ports::traffic& traffic_;
    live_stream& live_;
    region_pages regions_;
    report_book verified_;
    admission access_;
    member_pages members_;
    sandbox_pages sandbox_;
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
    report_pages reports_;
    statistics_pages statistics_;
    subscription_page subscription_;
    trail_pages book_;
};

} // namespace kruispunt::portal
