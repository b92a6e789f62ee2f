#pragma once

#include "gateway/exchange/participant.hpp"
#include "gateway/ports/clock.hpp"
#include "gateway/ports/http.hpp"

#include <string_view>
#include <vector>

namespace kruispunt::app {

/// The portal listener's handler: the regions' published documents, for whoever asks, without a
/// client certificate and for every website (MS-00, COM-01). Nothing else stands behind it until
/// there are pages: every other request is an unknown path, and reaches neither store nor
/// federation.
class portal_door final : public ports::http_handler {
public:
    /// Both must outlive the door.
    portal_door(const std::vector<exchange::participant>& participants, const ports::clock& clock)
        : participants_(participants), clock_(clock) {}

    ports::task<ports::http_response> handle(ports::http_request request) override;
    ports::http_response
    refuse(ports::transport_fault fault, std::string_view target) const override;

private:
    ports::http_response published(const ports::http_request& request) const;

    const std::vector<exchange::participant>& participants_;
    const ports::clock& clock_;
};

} // namespace kruispunt::app
