#pragma once

#include "conformance/text/json.hpp"
#include "conformance/wire/http.hpp"

#include <chrono>
#include <functional>

namespace kruispunt::conformance::gateways {

/// What the control API and the adapter do with the gateway.
struct controls {
    std::function<text::json()> state;
    /// False where the clock cannot be moved so far.
    std::function<bool(std::chrono::milliseconds)> set_ahead;
    std::function<void()> reset;
    /// A feed that halted goes on.
    std::function<void()> resume;
};

/// Answers a request of the control API (loopback): `GET /`, `PUT /clock`, `POST /adapter`.
wire::response control(const wire::request& got, const controls& by);

} // namespace kruispunt::conformance::gateways
