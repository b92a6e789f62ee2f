#pragma once

#include "gateway/ports/http.hpp"

namespace kruispunt::app {

/// The portal listener's handler until pages and documents stand behind it: every path is unknown.
class portal_door final : public ports::http_handler {
public:
    ports::task<ports::http_response> handle(ports::http_request request) override;
    ports::http_response
    refuse(ports::transport_fault fault, std::string_view target) const override;
};

} // namespace kruispunt::app
