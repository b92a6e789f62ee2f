#pragma once

#include "conformance/gateways/kernel/findings.hpp"
#include "conformance/text/xml.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace kruispunt::conformance::gateways::xml {

/// Whether a media type is the contracts' `text/xml; charset=utf-8`; without a charset it is too.
bool is_text_xml(std::string_view media_type);

/// A request's document without what COM-13.1 and COM-28 forbid in XML, each of which is added to
/// the findings; where it has none of that the very same octets.
std::string swept(std::string_view octets, kernel::findings& found);

/// Reads a request's document. What COM-13.1 and COM-28 forbid in XML is added to the findings and
/// left out of what is read: a mutant that does not see one of them goes on with the rest. Nothing,
/// and a finding under COM-28.10, where it is not well-formed. Nothing is fetched or expanded.
std::optional<text::xml_element> read_document(std::string_view octets, kernel::findings& found);

} // namespace kruispunt::conformance::gateways::xml
