#pragma once

#include "conformance/wire/http.hpp"

#include <cstdint>
#include <string>

namespace kruispunt::conformance::tests {

/// One blocking request over plain HTTP to 127.0.0.1, on a connection of its own. Throws where
/// there is no answer.
wire::response call_plain(
    std::uint16_t port,
    const std::string& method,
    const std::string& target,
    const std::string& body = {}
);

} // namespace kruispunt::conformance::tests
