#pragma once

#include "gateway/domain/uuid.hpp"
#include "gateway/ports/clock.hpp"
#include "gateway/ports/http.hpp"

namespace kruispunt::app {

/// The exchange listener's handler: the mailboxes' paths to their pages, all others to the intake.
class exchange_door final : public ports::http_handler {
public:
    /// All of it must outlive the door.
    exchange_door(
        ports::http_handler& intake,
        ports::http_handler& mailboxes,
        domain::uuid_source& ids,
        const ports::clock& clock
    )
        : intake_(intake), mailboxes_(mailboxes), ids_(ids), clock_(clock) {}

    ports::task<ports::http_response> handle(ports::http_request request) override;
    ports::http_response
    refuse(ports::transport_fault fault, std::string_view target) const override;
    bool streams(std::string_view target) const override;
    ports::task<std::optional<ports::http_response>>
    stream(ports::http_request head, ports::body_source& body, ports::answer_sink& answer) override;

private:
    ports::http_handler& intake_;
    ports::http_handler& mailboxes_;
    domain::uuid_source& ids_;
    const ports::clock& clock_;
};

} // namespace kruispunt::app
