#include "conformance/text/rules.hpp"

#include <libxml/xmlstring.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <string>

namespace kruispunt::conformance::text {
namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

bool all_digits(std::string_view text, std::size_t length) {
    return text.size() == length && std::all_of(text.begin(), text.end(), is_digit);
}

bool is_id_character(char c) {
    return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '.' ||
           c == '_' || c == '-';
}

bool is_hex(char c) {
    return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

unsigned number(std::string_view digits) {
    unsigned value = 0;
    for (const char c : digits)
        value = value * 10 + static_cast<unsigned>(c - '0');
    return value;
}

bool day_exists(std::string_view year, std::string_view month, std::string_view day) {
    if (!all_digits(year, 4) || !all_digits(month, 2) || !all_digits(day, 2)) return false;
    return std::chrono::year_month_day(
               std::chrono::year(static_cast<int>(number(year))),
               std::chrono::month(number(month)),
               std::chrono::day(number(day))
    )
        .ok();
}

bool time_exists(std::string_view hour, std::string_view minute, std::string_view second) {
    return all_digits(hour, 2) && all_digits(minute, 2) && all_digits(second, 2) &&
           number(hour) < 24 && number(minute) < 60 && number(second) <= 60;
}

bool is_offset(std::string_view text) {
    if (text == "Z" || text == "z") return true;
    return text.size() == 6 && (text[0] == '+' || text[0] == '-') && text[3] == ':' &&
           time_exists(text.substr(1, 2), text.substr(4, 2), "00");
}

template <std::size_t N>
bool one_of(std::string_view text, const std::array<std::string_view, N>& words) {
    return std::find(words.begin(), words.end(), text) != words.end();
}

bool passes_eleven_test(std::string_view digits) {
    int sum = 0;
    for (std::size_t i = 0; i < 8; ++i)
        sum += (digits[i] - '0') * static_cast<int>(9 - i);
    sum -= digits[8] - '0';
    return sum % 11 == 0 && digits != "000000000";
}

// The controls of ASCII, and those that UTF-8 writes as C2 80 to C2 9F.
bool has_control(std::string_view text) {
    unsigned char before = 0;
    for (const char c : text) {
        const auto octet = static_cast<unsigned char>(c);
        if (octet < 0x20 || octet == 0x7F) return true;
        if (before == 0xC2 && octet < 0xA0) return true;
        before = octet;
    }
    return false;
}

/// Counts characters; -1 where the bytes are no UTF-8 or hold a control character.
long characters(std::string_view text) {
    if (has_control(text)) return -1;
    const std::string terminated(text);
    const auto* octets = reinterpret_cast<const xmlChar*>(terminated.c_str());
    return xmlCheckUTF8(octets) == 0 ? -1 : xmlUTF8Strlen(octets);
}

} // namespace

bool any_value(std::string_view /*text*/) {
    return true;
}

bool plain_text(std::string_view text) {
    const long count = characters(text);
    return count >= 1 && count <= 200 && !carries_bsn(text);
}

bool signal_id(std::string_view text) {
    return !text.empty() && text.size() <= 64 &&
           std::all_of(text.begin(), text.end(), is_id_character);
}

bool reference(std::string_view text) {
    const long count = characters(text);
    return count >= 1 && count <= 40;
}

bool uuid(std::string_view text) {
    if (text.size() != 36) return false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool dash = i == 8 || i == 13 || i == 18 || i == 23;
        if (dash ? text[i] != '-' : !is_hex(text[i])) return false;
    }
    return true;
}

bool oin(std::string_view text) {
    return all_digits(text, 20);
}

bool municipality_code(std::string_view text) {
    return all_digits(text, 4);
}

bool iso_date(std::string_view text) {
    return text.size() == 10 && text[4] == '-' && text[7] == '-' &&
           day_exists(text.substr(0, 4), text.substr(5, 2), text.substr(8, 2));
}

bool iso_datetime(std::string_view text) {
    if (text.size() < 20 || !iso_date(text.substr(0, 10))) return false;
    if (text[10] != 'T' || text[13] != ':' || text[16] != ':') return false;
    if (!time_exists(text.substr(11, 2), text.substr(14, 2), text.substr(17, 2))) return false;
    auto rest = text.substr(19);
    if (rest.starts_with('.')) {
        const auto* const end = std::find_if_not(rest.begin() + 1, rest.end(), is_digit);
        const auto length = static_cast<std::size_t>(end - rest.begin());
        if (length == 1 || length > 10) return false;
        rest.remove_prefix(length);
    }
    return is_offset(rest);
}

bool iso_moment(std::string_view text) {
    return iso_date(text) || iso_datetime(text);
}

bool stuf_date(std::string_view text) {
    return all_digits(text, 8) &&
           day_exists(text.substr(0, 4), text.substr(4, 2), text.substr(6, 2));
}

bool stuf_datetime(std::string_view text) {
    return all_digits(text, 17) && stuf_date(text.substr(0, 8)) &&
           time_exists(text.substr(8, 2), text.substr(10, 2), text.substr(12, 2));
}

bool stuf_moment(std::string_view text) {
    return stuf_date(text) || stuf_datetime(text);
}

bool boolean(std::string_view text) {
    return text == "true" || text == "false";
}

bool region_name(std::string_view text) {
    constexpr std::array<std::string_view, 4> names{
        "esar", "multisignaal", "sisa", "midden-nederland"};
    return one_of(text, names);
}

bool match_kind(std::string_view text) {
    return text == "kind" || text == "gezin";
}

bool consent(std::string_view text) {
    constexpr std::array<std::string_view, 3> words{"gegeven", "geweigerd", "niet_gevraagd"};
    return one_of(text, words);
}

bool signal_state(std::string_view text) {
    constexpr std::array<std::string_view, 6> words{
        "actief", "afgesloten", "inactief", "ingetrokken", "vervallen", "bevroren"};
    return one_of(text, words);
}

bool informed(std::string_view text) {
    constexpr std::array<std::string_view, 4> words{"jeugdige", "ouders", "beiden", "niet"};
    return one_of(text, words);
}

bool end_reason(std::string_view text) {
    return text == "ingetrokken" || text == "verlopen";
}

bool word(std::string_view text) {
    return !text.empty() && text.size() <= 40 && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || is_digit(c) || c == '_';
    });
}

bool error_code(std::string_view text) {
    constexpr std::array<std::string_view, 15> codes{
        "BSN_ONGELDIG",
        "DATUM_ONGELDIG",
        "LEEFTIJD",
        "VERPLICHT_VELD",
        "ONBEKEND_VELD",
        "WAARDE_ONGELDIG",
        "KENMERK_CONFLICT",
        "SIGNAAL_ONBEKEND",
        "VERZOEKER_NIET_BEVOEGD",
        "OIN_NIET_BEVOEGD",
        "HANDTEKENING_ONGELDIG",
        "BERICHT_VERLOPEN",
        "BERICHT_TE_GROOT",
        "BERICHT_ONLEESBAAR",
        "TIJDELIJK_NIET_BESCHIKBAAR"};
    return one_of(text, codes);
}

bool identity_question(std::string_view text) {
    return text == "mogelijke_match" || text == "bsn_botsing";
}

bool absolute_uri(std::string_view text) {
    const auto colon = text.find(':');
    return colon != std::string_view::npos && colon > 0 && colon + 1 < text.size() &&
           text.find_first_of(" \t\r\n<>\"") == std::string_view::npos;
}

bool carries_bsn(std::string_view text) {
    for (std::size_t i = 0; i < text.size();) {
        if (!is_digit(text[i])) {
            ++i;
            continue;
        }
        std::size_t end = i;
        while (end < text.size() && is_digit(text[end]))
            ++end;
        const bool international = i > 0 && text[i - 1] == '+';
        if (end - i == 9 && !international && passes_eleven_test(text.substr(i, 9))) return true;
        i = end;
    }
    return false;
}

} // namespace kruispunt::conformance::text
