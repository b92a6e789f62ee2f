#pragma once

#include "conformance/suite/verdict/found_value.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace kruispunt::conformance::suite::verdict {

/// What an RFC 6901 pointer names in a JSON value; not there where it names nothing. Throws
/// std::runtime_error where the pointer is none.
found_value look_in_json(const text::json& document, const std::string& pointer);

/// What an XPath 1.0 names in a document; of several nodes the first, with their number. The
/// prefixes soap, wsa, wsse, wsse11, wsu, ds, esar, stuf and sisa are bound. Nothing is fetched, a
/// DTD refused. Nothing where the document cannot be read. Throws std::runtime_error where the
/// XPath is none.
std::optional<found_value> look_in_xml(std::string_view document, const std::string& path);

/// Whether the protocol's bodies are XML (esar, sisa); else they are JSON.
bool speaks_xml(std::string_view protocol);

/// Whether the path names a line of text: `line:N` (from 1), `line:last`, or `line:*`.
bool is_line_path(std::string_view path);

/// A line of a body of text, without its line end; of `line:*` all of it, with the number of lines.
/// A line end after the last line begins no other. Throws std::runtime_error where the path is
/// none.
found_value look_in_lines(std::string_view body, const std::string& path);

/// What stands at the path of a body of that protocol, or in its lines where the path names one;
/// nothing where the body cannot be read.
std::optional<found_value>
look_in_body(std::string_view protocol, std::string_view body, const std::string& path);

} // namespace kruispunt::conformance::suite::verdict
