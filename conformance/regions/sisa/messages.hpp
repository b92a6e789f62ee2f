#pragma once

#include "conformance/regions/protocol.hpp"
#include "conformance/text/xml_cursor.hpp"

#include <string>
#include <string_view>

namespace kruispunt::conformance::regions::sisa {

inline constexpr std::string_view sisa_space = "urn:nl:verwijsindex:sisa:1";
inline constexpr std::string_view stuf_space = "http://www.egem.nl/StUF/StUF0301";

/// What the header of a StUF message says (`stuurgegevens`).
struct message_header {
    std::string code;
    std::string sender;
    std::string receiver;
    std::string reference;
    std::string sent_at;
    /// Absent in Bv03 and Fo03.
    text_value entity;
    /// In Bv03 and Fo03 only.
    text_value cross_reference;
};

/// Reads a header; `from` stands on `stuurgegevens`, its children in StUF's namespace.
message_header read_header(text::xml_cursor from);

/// The stable id of whatever message it is, for an answer to one that cannot be read further.
std::string find_reference(const text::xml_element& root);

/// `signLk01` or `verhLk01` for the command (SISA-02, SISA-06).
std::string write_request(const command& what, const message_header& header);

/// `inzgLv01` (SISA-07).
std::string write_question(const inspection& what, const message_header& header);

/// `Bv03Bericht` (SISA-04).
std::string write_received(const message_header& header);

/// `Fo03Bericht` with the StUF code that fits the finding (SISA-04).
std::string write_refused(const message_header& header, const text::finding& why);

} // namespace kruispunt::conformance::regions::sisa
