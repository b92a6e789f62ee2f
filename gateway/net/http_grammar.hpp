#pragma once

#include <string_view>

namespace kruispunt::net {

/// A non-empty RFC 9110 `token`: method and field names.
bool is_token(std::string_view text);

/// A path and query in origin form: begins with `/`, holds only characters that RFC 3986 allows
/// there, every `%` followed by two hexadecimal digits, no fragment.
bool is_origin_form(std::string_view text);

/// `host [":" port]` as RFC 9110 section 7.2 has it: a registered name, an IPv4 address or a
/// bracketed IPv6 address, never empty; the port is 0 to 65535.
bool is_authority(std::string_view text);

/// Printable ASCII, spaces and tabs: nothing that could end a header line.
bool is_field_value(std::string_view text);

/// Equal without regard to the case of ASCII letters.
bool same_word(std::string_view a, std::string_view b);

/// `text` without spaces and tabs at its ends.
std::string_view trimmed(std::string_view text);

/// Whether `word` is one of the comma-separated words of `list` (Connection).
bool list_has_word(std::string_view list, std::string_view word);

} // namespace kruispunt::net
