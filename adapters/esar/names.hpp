#pragma once

#include <string>
#include <string_view>

namespace kruispunt::adapters::esar {

/// What all payloads are named in.
inline constexpr std::string_view payload_space = "urn:nl:verwijsindex:esar:1";

/// SOAP 1.1 §3.
inline constexpr std::string_view soap_space = "http://schemas.xmlsoap.org/soap/envelope/";

/// WS-Addressing 1.0, and its address of whoever waits for the answer.
inline constexpr std::string_view addressing_space = "http://www.w3.org/2005/08/addressing";
inline constexpr std::string_view anonymous = "http://www.w3.org/2005/08/addressing/anonymous";

/// WS-Addressing 1.0 SOAP binding §6: the Action of a fault that is not about addressing.
inline constexpr std::string_view fault_action = "http://www.w3.org/2005/08/addressing/soap/fault";

/// WS-Security 1.0: the header block, and the ids of what it signs.
inline constexpr std::string_view security_space =
    "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd";
inline constexpr std::string_view security_utility_space =
    "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd";

inline constexpr std::string_view content_type = "text/xml; charset=utf-8";

/// An operation's Action: the payload's namespace, a slash and its name.
inline std::string action_of(std::string_view operation) {
    return std::string(payload_space).append(1, '/').append(operation);
}

} // namespace kruispunt::adapters::esar
