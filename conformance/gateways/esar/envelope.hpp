#pragma once

#include "conformance/gateways/kernel/findings.hpp"
#include "conformance/gateways/kernel/signal.hpp"
#include "conformance/text/xml.hpp"
#include "conformance/wire/http.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace kruispunt::conformance::gateways::esar {

inline constexpr std::string_view payload_space = "urn:nl:verwijsindex:esar:1";
inline constexpr std::string_view anonymous = "http://www.w3.org/2005/08/addressing/anonymous";
inline constexpr std::string_view fault_action = "http://www.w3.org/2005/08/addressing/soap/fault";

// Written apart from the region's: an error in code that both used would show in no kill matrix.

/// WS-Addressing's header (ESAR-01); From and ReplyTo are their Address.
struct addressing {
    kernel::text_value to;
    kernel::text_value action;
    kernel::text_value from;
    kernel::text_value message_id;
    kernel::text_value reply_to;
    kernel::text_value relates_to;
};

/// A SOAP 1.1 envelope taken apart.
struct envelope {
    addressing heading;
    /// The one element of the Body.
    text::xml_element payload;
};

/// Takes a document apart and adds what is wrong with its form (ESAR-00.5, ESAR-01.1); nothing
/// where there is no Body with an element in it.
std::optional<envelope> read_envelope(const text::xml_element& root, kernel::findings& found);

/// Judges the header of an operation and what names it (ESAR-00.6 to ESAR-00.8, ESAR-01.2 to
/// ESAR-01.5).
void judge_heading(const envelope& message, const wire::request& got, kernel::findings& found);

/// `MessageID` of whatever document it is; empty where it has none that could be repeated.
std::string message_id_in(std::string_view document);

/// Writes an envelope, unsigned; `payload` stands as given.
std::string write_envelope(const addressing& heading, std::string_view payload);

/// `urn:nl:verwijsindex:esar:1/` and the name.
std::string action_of(std::string_view operation);

} // namespace kruispunt::conformance::gateways::esar
