#include "conformance/verify/entry.hpp"

#include "conformance/verify/encoding.hpp"

#include <algorithm>
#include <array>

namespace kruispunt::conformance::verify {

namespace {

constexpr std::size_t longest_value = 200;

bool is_number(std::string_view value) {
    return plain_number(value).has_value();
}

bool is_one(std::string_view value) {
    return value == "1";
}

bool is_escape(std::string_view text) {
    const auto is_digit = [](char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'F'); };
    return text.size() >= 3 && is_digit(text[1]) && is_digit(text[2]);
}

bool is_text(std::string_view value) {
    if (value.empty() || value.size() > longest_value) return false;
    for (std::size_t at = 0; at < value.size(); ++at)
        if (value[at] < ' ' || value[at] > '~' ||
            (value[at] == '%' && !is_escape(value.substr(at))))
            return false;
    return true;
}

bool is_commitment(std::string_view value) {
    return value.size() == 64 && hex_decoded(value).has_value();
}

/// 2026-11-22T08:55:14.123Z
bool is_time(std::string_view value) {
    constexpr std::string_view shape = "dddd-dd-ddTdd:dd:dd.dddZ";
    return value.size() == shape.size() &&
           std::equal(value.begin(), value.end(), shape.begin(), [](char given, char wanted) {
               return wanted == 'd' ? given >= '0' && given <= '9' : given == wanted;
           });
}

struct member {
    std::string_view name;
    bool (*fits)(std::string_view);
    bool quoted = true;
    bool asked = false; ///< never absent
};

constexpr std::array members{
    member{"v", is_one, false, true},
    member{"nr", is_number, false, true},
    member{"tijd", is_time, true, true},
    member{"wat", is_text, true, true},
    member{"regio", is_text},
    member{"wie", is_text, true, true},
    member{"oin", is_text},
    member{"namens", is_text},
    member{"verzoeker", is_text},
    member{"kenmerk", is_text},
    member{"signaal", is_commitment},
    member{"kind", is_commitment},
    member{"kindVan", is_commitment},
    member{"kindNaar", is_commitment},
    member{"waarom", is_text},
    member{"toelichting", is_commitment},
    member{"uitkomst", is_text, true, true},
    member{"aantal", is_number, false},
    member{"transactie", is_text},
};

/// Where a member's value stands; `end` is behind it. `npos` where the member is not there.
struct place {
    std::size_t begin = std::string_view::npos;
    std::size_t end = std::string_view::npos;
};

/// The value of the member that should begin at `at`.
place value_at(std::string_view line, std::size_t at, const member& wanted) {
    const std::size_t name = at + 2; // { or , and a quote
    const bool named = line.size() > name && (line[at] == (at == 0 ? '{' : ',')) &&
                       line[at + 1] == '"' && line.substr(name).starts_with(wanted.name) &&
                       line.substr(name + wanted.name.size()).starts_with("\":");
    if (!named) return {};
    std::size_t begin = name + wanted.name.size() + 2;
    if (!wanted.quoted)
        return {begin, std::min(line.find_first_not_of("0123456789", begin), line.size())};
    if (begin >= line.size() || line[begin] != '"') return {};
    const std::size_t end = line.find_first_of("\"\\", ++begin);
    if (end == std::string_view::npos || line[end] != '"') return {};
    return {begin, end};
}

} // namespace

reading<entry> read_entry(std::string_view line) {
    using read = reading<entry>;
    entry found;
    std::size_t at = 0;
    for (const member& wanted : members) {
        const place value = value_at(line, at, wanted);
        if (value.begin == std::string_view::npos) {
            if (wanted.asked)
                return read::none("`" + std::string(wanted.name) + "` is not where it should be");
            continue;
        }
        const std::string_view text = line.substr(value.begin, value.end - value.begin);
        if (!wanted.fits(text))
            return read::none("`" + std::string(wanted.name) + "` has no value of its kind");
        if (wanted.name == "nr") found.number = *plain_number(text);
        if (wanted.name == "wat") found.act = text;
        at = value.end + (wanted.quoted ? 1 : 0);
    }
    if (line.substr(at) != "}") return read::none("something unknown follows its members");
    return read::of(std::move(found));
}

std::string_view member_of(std::string_view line, std::string_view name) {
    std::size_t at = 0;
    for (const member& known : members) {
        const place value = value_at(line, at, known);
        if (value.begin == std::string_view::npos) continue;
        if (known.name == name) return line.substr(value.begin, value.end - value.begin);
        at = value.end + (known.quoted ? 1 : 0);
    }
    return {};
}

} // namespace kruispunt::conformance::verify
