#pragma once

#include "gateway/portal/backup_page.hpp"
#include "gateway/portal/delivery_pages.hpp"
#include "gateway/portal/match_page.hpp"
#include "gateway/portal/objection_pages.hpp"
#include "gateway/portal/oversight_pages.hpp"
#include "gateway/portal/region_pages.hpp"

#include <string_view>

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
};

/// `/beheer/v1`: the operators' API. Who comes through its door may do all of it; the door decides
/// who does, and says who it was (`peer::common_name`). Any thread.
class operators_api final : public ports::http_handler {
public:
    explicit operators_api(const operators_parts& parts);

    ports::task<ports::http_response> handle(ports::http_request request) override;
    ports::http_response
    refuse(ports::transport_fault fault, std::string_view target) const override;

private:
    region_pages regions_;
    objection_pages objections_;
    oversight_pages oversight_;
    match_page match_;
    delivery_pages deliveries_;
    backup_page backups_;
};

} // namespace kruispunt::portal
