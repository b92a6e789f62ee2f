#pragma once

#include "conformance/regions/signal.hpp"
#include "conformance/signatures/names.hpp"
#include "conformance/text/findings.hpp"
#include "conformance/text/xml.hpp"

#include <string>
#include <string_view>

namespace kruispunt::conformance::regions::esar {

inline constexpr std::string_view payload_space = "urn:nl:verwijsindex:esar:1";
using signatures::addressing_space;
using signatures::soap_space;
inline constexpr std::string_view anonymous = "http://www.w3.org/2005/08/addressing/anonymous";

// Written apart from the gateway's: an error in code that both used would show in no kill matrix.

/// The WS-Addressing header (ESAR-01); From and ReplyTo are their Address.
struct addressing {
    text_value to;
    text_value action;
    text_value from;
    text_value message_id;
    text_value reply_to;
    text_value relates_to;
};

/// A SOAP 1.1 envelope taken apart.
struct envelope {
    addressing heading;
    /// The one element of the Body.
    text::xml_element payload;
};

/// Writes an envelope, unsigned; `payload` stands as given.
std::string write_envelope(const addressing& heading, std::string_view payload);

/// Reads an envelope and judges its form: Header then Body, one element in the Body, no header
/// block but WS-Addressing's and WS-Security's, none twice (ESAR-01).
envelope read_envelope(std::string_view document, text::findings& found);

/// Judges the header of a notice: what must be there, and that the Action fits the Body.
void check_heading(const envelope& message, std::string_view soap_action, text::findings& found);

/// `urn:uuid:`, `uuid:` or Digikoppeling's form with `@`.
bool is_message_id(std::string_view text);

} // namespace kruispunt::conformance::regions::esar
