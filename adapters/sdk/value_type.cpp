#include "adapters/sdk/value_type.hpp"

#include "gateway/codec/text.hpp"
#include "gateway/domain/birth_date.hpp"
#include "gateway/domain/bsn.hpp"
#include "gateway/domain/calendar.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace kruispunt::adapters::sdk {

namespace {

using domain::errc;

constexpr std::array<std::pair<std::string_view, value_type>, 22> names{{
    {"group", value_type::group},
    {"part", value_type::part},
    {"bsn", value_type::bsn},
    {"birth_date", value_type::birth_date},
    {"stuf_birth_date", value_type::stuf_birth_date},
    {"completeness", value_type::completeness},
    {"day", value_type::day},
    {"stuf_day", value_type::stuf_day},
    {"timestamp", value_type::timestamp},
    {"stuf_timestamp", value_type::stuf_timestamp},
    {"text", value_type::text},
    {"name", value_type::name},
    {"phone", value_type::phone},
    {"email", value_type::email},
    {"oin", value_type::oin},
    {"signal_id", value_type::signal_id},
    {"reference", value_type::reference},
    {"municipality", value_type::municipality},
    {"postcode", value_type::postcode},
    {"integer", value_type::integer},
    {"boolean", value_type::boolean},
    {"uuid", value_type::uuid},
}};

bool digit(char c) {
    return c >= '0' && c <= '9';
}

bool digits(std::string_view text, std::size_t count) {
    return text.size() == count && std::all_of(text.begin(), text.end(), digit);
}

// `9` in the pattern stands for a digit, `A` for a capital, anything else for itself.
bool has_pattern(std::string_view text, std::string_view pattern) {
    return std::equal(text.begin(), text.end(), pattern.begin(), pattern.end(), [](char c, char p) {
        if (p == '9') return digit(c);
        if (p == 'A') return c >= 'A' && c <= 'Z';
        return c == p;
    });
}

admitted taken(std::string_view text) {
    return {std::nullopt, text};
}

admitted refused(errc code) {
    return {code, {}};
}

admitted when(bool good, std::string_view text) {
    return good ? taken(text) : refused(errc::value_invalid);
}

admitted admit_day(std::string_view raw) {
    if (!has_pattern(raw, "9999-99-99")) return refused(errc::value_invalid);
    return domain::parse_day(raw) ? taken(raw) : refused(errc::date_invalid);
}

admitted admit_stuf_day(std::string_view raw, std::string& scratch) {
    if (!digits(raw, 8)) return refused(errc::value_invalid);
    scratch.assign(raw.substr(0, 4)).append("-").append(raw.substr(4, 2)).append("-");
    scratch.append(raw.substr(6, 2));
    return domain::parse_day(scratch) ? taken(scratch) : refused(errc::date_invalid);
}

admitted admit_birth_date(std::string_view raw) {
    const auto date = domain::birth_date::parse(raw);
    return date ? taken(raw) : refused(date.error().code);
}

admitted admit_moment(std::optional<domain::instant> moment, std::string& scratch) {
    if (!moment) return refused(errc::value_invalid);
    scratch = domain::to_rfc3339(*moment);
    return taken(scratch);
}

admitted admit_text(std::string_view raw, std::size_t longest, std::string& scratch) {
    std::string_view text;
    return codec::admit_text(raw, longest, scratch, text) ? taken(text)
                                                          : refused(errc::value_invalid);
}

admitted admit_name(std::string_view raw, std::string& scratch) {
    const admitted text = admit_text(raw, codec::max_text, scratch);
    if (text.fault) return text;
    return when(codec::has_letter(text.text), text.text);
}

bool is_phone(std::string_view text) {
    constexpr std::size_t longest = 40;
    constexpr std::string_view others = "+ ()-./";
    return text.size() <= longest && std::count_if(text.begin(), text.end(), digit) >= 3 &&
           std::all_of(text.begin(), text.end(), [&others](char c) {
               return digit(c) || others.find(c) != others.npos;
           });
}

admitted admit_email(std::string_view raw, std::string& scratch) {
    const admitted text = admit_text(raw, codec::max_text, scratch);
    if (text.fault) return text;
    const auto at = text.text.find('@');
    const bool shaped = at != text.text.npos && at > 0 && at + 1 < text.text.size() &&
                        text.text.find('@', at + 1) == text.text.npos &&
                        text.text.find(' ') == text.text.npos;
    return when(shaped, text.text);
}

admitted admit_boolean(std::string_view raw) {
    if (raw == "true" || raw == "1") return taken("true");
    if (raw == "false" || raw == "0") return taken("false");
    return refused(errc::value_invalid);
}

bool is_integer(std::string_view text) {
    constexpr std::size_t longest = 19;
    if (!text.empty() && text.front() == '-') text.remove_prefix(1);
    return !text.empty() && text.size() <= longest && digits(text, text.size());
}

// Without the zeros that XML lets stand before a number and JSON does not.
admitted admit_integer(std::string_view raw, std::string& scratch) {
    if (!is_integer(raw)) return refused(errc::value_invalid);
    const bool negative = raw.front() == '-';
    const auto first = raw.find_first_not_of("-0");
    if (first == raw.npos) return taken("0");
    if (first == (negative ? 1U : 0U)) return taken(raw);
    scratch.assign(negative ? "-" : "").append(raw.substr(first));
    return taken(scratch);
}

bool is_uuid(std::string_view text) {
    if (text.size() != 36) return false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool dash = i == 8 || i == 13 || i == 18 || i == 23;
        const char c = text[i];
        if (dash ? c != '-' : !(digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F')))
            return false;
    }
    return true;
}

admitted admit_uuid(std::string_view raw, std::string& scratch) {
    if (!is_uuid(raw)) return refused(errc::value_invalid);
    scratch.assign(raw);
    for (char& c : scratch)
        if (c >= 'A' && c <= 'F') c = static_cast<char>(c - 'A' + 'a');
    return taken(scratch);
}

void write_stuf_day(std::string_view canonical, std::string_view unknown, std::string& out) {
    for (char c : canonical)
        if (c != '-') out += c;
    out += unknown;
}

} // namespace

std::optional<value_type> type_named(std::string_view name) {
    const auto at =
        std::find_if(names.begin(), names.end(), [name](const auto& n) { return n.first == name; });
    if (at == names.end()) return std::nullopt;
    return at->second;
}

admitted admit_value(value_type type, std::string_view raw, std::string& scratch) {
    switch (type) {
    case value_type::bsn:
        return domain::bsn::parse(raw) ? taken(raw) : refused(errc::bsn_invalid);
    case value_type::birth_date:
        return admit_birth_date(raw);
    case value_type::completeness:
        return when(raw == "V" || raw == "D" || raw == "M", raw);
    case value_type::day:
        return admit_day(raw);
    case value_type::stuf_day:
        return admit_stuf_day(raw, scratch);
    case value_type::timestamp:
        return admit_moment(domain::parse_timestamp(raw), scratch);
    case value_type::stuf_timestamp: // StUF lets parts away at the end, the contract does not
        return digits(raw, 17) ? admit_moment(domain::parse_stuf_time(raw), scratch)
                               : refused(errc::value_invalid);
    case value_type::text:
        return admit_text(raw, codec::max_text, scratch);
    case value_type::name:
        return admit_name(raw, scratch);
    case value_type::phone:
        return when(is_phone(raw), raw);
    case value_type::email:
        return admit_email(raw, scratch);
    case value_type::oin:
        return when(digits(raw, 20), raw);
    case value_type::signal_id:
        return when(codec::is_signal_id(raw), raw);
    case value_type::reference:
        return admit_text(raw, codec::max_reference, scratch);
    case value_type::municipality:
        return when(digits(raw, 4), raw);
    case value_type::postcode:
        return when(has_pattern(raw, "9999AA") && raw[0] != '0', raw);
    case value_type::integer:
        return admit_integer(raw, scratch);
    case value_type::boolean:
        return admit_boolean(raw);
    case value_type::uuid:
        return admit_uuid(raw, scratch);
    case value_type::group:
    case value_type::part:
    case value_type::code:
    case value_type::stuf_birth_date:
        break;
    }
    return refused(errc::value_invalid);
}

admitted
admit_stuf_birth_date(std::string_view raw, std::string_view completeness, std::string& scratch) {
    const auto date =
        domain::birth_date::parse_stuf(raw, completeness.empty() ? "V" : completeness);
    if (!date) return refused(date.error().code);
    scratch = date->text();
    return taken(scratch);
}

void write_value(value_type type, std::string_view canonical, std::string& out) {
    constexpr std::string_view unknown_month_and_day = "0000";
    switch (type) {
    case value_type::stuf_day:
        return write_stuf_day(canonical, {}, out);
    case value_type::stuf_birth_date: {
        const std::size_t known = canonical.size() <= 4 ? 0 : canonical.size() <= 7 ? 2 : 4;
        return write_stuf_day(canonical, unknown_month_and_day.substr(known), out);
    }
    case value_type::completeness:
        out += canonical.size() <= 4 ? 'M' : canonical.size() <= 7 ? 'D' : 'V';
        return;
    case value_type::stuf_timestamp:
        if (const auto moment = domain::parse_timestamp(canonical))
            out += domain::to_stuf_time(*moment);
        return;
    default:
        out += canonical;
    }
}

bool may_be_blank(value_type type) {
    return type == value_type::text || type == value_type::name || type == value_type::phone ||
           type == value_type::email;
}

} // namespace kruispunt::adapters::sdk
