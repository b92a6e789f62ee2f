#pragma once

#include "adapters/sdk/signatures/names.hpp"

#include <string>
#include <string_view>

namespace kruispunt::adapters::esar {

using sdk::signatures::addressing_space;
using sdk::signatures::security_space;
using sdk::signatures::security_utility_space;
using sdk::signatures::soap_space;

/// What all payloads are named in.
inline constexpr std::string_view payload_space = "urn:nl:verwijsindex:esar:1";

/// WS-Addressing 1.0: the address of whoever waits for the answer.
inline constexpr std::string_view anonymous = "http://www.w3.org/2005/08/addressing/anonymous";

/// WS-Addressing 1.0 SOAP binding §6: the Action of a fault that is not about addressing.
inline constexpr std::string_view fault_action = "http://www.w3.org/2005/08/addressing/soap/fault";

inline constexpr std::string_view content_type = "text/xml; charset=utf-8";

/// An operation's Action: the payload's namespace, a slash and its name.
inline std::string action_of(std::string_view operation) {
    return std::string(payload_space).append(1, '/').append(operation);
}

} // namespace kruispunt::adapters::esar
