#pragma once

#include "gateway/exchange/participant.hpp"
#include "gateway/portal/operators_api.hpp"
#include "gateway/portal/role_book.hpp"
#include "gateway/ports/clock.hpp"
#include "gateway/ports/http.hpp"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kruispunt::app {

/// The portal listener's handler: what is published, for whoever asks, without a client certificate
/// and for every website (MS-00, COM-01); the pages, which hold no data; and `/beheer/v1` for whose
/// certificate has a role. Every other request is an unknown path, and reaches neither store nor
/// federation.
class portal_door final : public ports::http_handler {
public:
    /// All but the roles must outlive the door. `stranger` is told of every refusal of somebody
    /// without a certificate; it may be empty.
    portal_door(
        const std::vector<exchange::participant>& participants,
        const ports::clock& clock,
        portal::operators_api& api,
        portal::role_book roles,
        std::function<void()> stranger = {}
    )
        : participants_(participants), clock_(clock), api_(api), roles_(std::move(roles)),
          stranger_(std::move(stranger)) {}

    ports::task<ports::http_response> handle(ports::http_request request) override;
    ports::http_response
    refuse(ports::transport_fault fault, std::string_view target) const override;
    ports::task<void>
    note_refused(ports::peer who, ports::transport_fault fault, std::string target) override;

    bool streams(std::string_view target) const override { return api_.streams(target); }

    ports::task<std::optional<ports::http_response>>
    stream(ports::http_request head, ports::body_source& body, ports::answer_sink& answer) override;

private:
    ports::http_response beside_the_api(const ports::http_request& request) const;
    ports::http_response published(const ports::http_request& request) const;
    void count_stranger(const ports::peer& who, int status) const;

    const std::vector<exchange::participant>& participants_;
    const ports::clock& clock_;
    portal::operators_api& api_;
    const portal::role_book roles_;
    const std::function<void()> stranger_;
};

} // namespace kruispunt::app
