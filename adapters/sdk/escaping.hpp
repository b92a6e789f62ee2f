#pragma once

#include <string>
#include <string_view>

namespace kruispunt::adapters::sdk {

/// Appends UTF-8 text so that it may stand in an XML element or attribute.
void append_xml(std::string_view text, std::string& out);

/// Appends UTF-8 text so that it may stand between JSON's quotes.
void append_json(std::string_view text, std::string& out);

/// Appends text as a segment or value of a URL (RFC 3986: all but unreserved is escaped).
void append_url(std::string_view text, std::string& out);

} // namespace kruispunt::adapters::sdk
