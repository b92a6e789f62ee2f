#pragma once

#include "conformance/suite/reporting/subject.hpp"
#include "conformance/wire/http.hpp"

#include <chrono>
#include <optional>
#include <string>

namespace kruispunt::conformance::suite::reporting {

/// What of the SUT file says how the system is reached: what is sent, and when, depends on it.
struct reach {
    /// Where the system is called; the roles gateway and server.
    std::optional<wire::base_url> url;
    bool signing = false;
    std::chrono::milliseconds patience{5000};
};

/// Reads those members of a SUT file (`sut.json`); others are not looked at. Throws
/// std::runtime_error naming member and rule.
reach read_reach(const text::json& sut_file);

/// Where requests go in that role: for events the path of the address is the webhook's own, and
/// stands in the message. Needs a `url`.
wire::base_url base_of(const reach& of, const std::string& protocol, catalogue::role as);

/// The path that events are posted to in that role.
std::string webhook_of(const reach& of, catalogue::role as);

} // namespace kruispunt::conformance::suite::reporting
