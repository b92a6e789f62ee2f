#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace kruispunt::codec {

/// COM-13's lengths, in characters.
inline constexpr std::size_t max_text = 200;
inline constexpr std::size_t max_signal_id = 64;
inline constexpr std::size_t max_reference = 40;

/// Admits a text (COM-13): valid UTF-8, no control character, at most `longest` characters after
/// normalisation to NFC. On success `admitted` views the normalised text, in `raw` where nothing
/// had to change and in `scratch` otherwise. Any thread.
bool admit_text(
    std::string_view raw, std::size_t longest, std::string& scratch, std::string_view& admitted
);

/// True for 1 to 64 characters of [A-Za-z0-9._-] (COM-13).
bool is_signal_id(std::string_view text);

/// True for a text in which there is at least one letter.
bool has_letter(std::string_view utf8);

} // namespace kruispunt::codec
