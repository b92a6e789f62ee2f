#pragma once

#include "conformance/gateways/xml/fields.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace kruispunt::conformance::gateways::sisa {

inline constexpr std::string_view sisa_space = "urn:nl:verwijsindex:sisa:1";
inline constexpr std::string_view stuf_space = "http://www.egem.nl/StUF/StUF0301";

/// Who may be named in a header.
struct parties {
    std::string region_oin;
    std::string gateway_oin;
    /// Every region's OIN (SISA-04.5).
    std::vector<std::string> participants;
};

/// What `stuurgegevens` says, as far as it could be read.
struct header {
    std::string code;
    std::string sender;
    std::string receiver;
    std::string reference;
    std::string sent_at;
    /// Absent in answers, as is the next in all else.
    std::optional<std::string> entity;
    std::optional<std::string> cross_reference;
};

/// Reads the header of a message to the gateway and adds what is wrong (SISA-01, SISA-04.5 to
/// SISA-04.8, SISA-05). `message`: the root's name, which the code must fit. `stuf`: the namespace
/// in which the header's children stand.
header read_header(
    xml::fields from, std::string_view message, const std::string& stuf, const parties& who
);

/// The number of whatever document it is; empty where it has none that could be repeated.
std::string reference_in(const text::xml_element& root);

/// Writes a header of the gateway's, in the element of that name.
void write_header(text::xml_writer& to, std::string_view element, const header& says);

} // namespace kruispunt::conformance::gateways::sisa
