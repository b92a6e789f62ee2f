#pragma once

#include "gateway/domain/uuid.hpp"
#include "gateway/ports/audit_heads.hpp"
#include "gateway/ports/clock.hpp"
#include "gateway/ports/http.hpp"

namespace kruispunt::app {

/// The exchange listener's handler: the mailboxes' paths to their pages, all others to the intake.
/// Every answer to a message bears the newest head of the audit trail.
class exchange_door final : public ports::http_handler {
public:
    /// All of it must outlive the door.
    exchange_door(
        ports::http_handler& intake,
        ports::http_handler& mailboxes,
        domain::uuid_source& ids,
        const ports::clock& clock,
        const ports::tree_heads& heads
    )
        : intake_(intake), mailboxes_(mailboxes), ids_(ids), clock_(clock), heads_(heads) {}

    ports::task<ports::http_response> handle(ports::http_request request) override;
    ports::http_response
    refuse(ports::transport_fault fault, std::string_view target) const override;
    ports::task<void>
    note_refused(ports::peer who, ports::transport_fault fault, std::string target) override;
    bool streams(std::string_view target) const override;
    ports::task<std::optional<ports::http_response>>
    stream(ports::http_request head, ports::body_source& body, ports::answer_sink& answer) override;

private:
    ports::task<ports::http_response> respond(ports::http_request request);

    ports::http_handler& intake_;
    ports::http_handler& mailboxes_;
    domain::uuid_source& ids_;
    const ports::clock& clock_;
    const ports::tree_heads& heads_;
};

} // namespace kruispunt::app
