#include "conformance/suite/plan/variables.hpp"
#include "conformance/text/rules.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <stdexcept>

namespace kruispunt::conformance::suite::plan {
namespace {

using namespace std::chrono;

/// What a template may ask for at most: beyond every limit of COM-28.
constexpr int largest_fill = 400'000;
/// In seconds: some sixty years.
constexpr int farthest = 2'000'000'000;

[[noreturn]] void unknown(std::string_view name, const std::string& scope) {
    throw std::runtime_error(
        "there is no variable " + std::string(name) + " in the scope " + scope +
        ": see the list in conformance/catalogue/README.md"
    );
}

std::optional<int> whole_number(std::string_view text, int most = largest_fill) {
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    const bool whole = error == std::errc() && end == text.data() + text.size();
    if (!whole || text.empty() || value < 0 || value > most) return std::nullopt;
    return value;
}

const std::string* own(std::string_view name, const evidence::variables& of) {
    const auto found = of.find(std::string(name));
    return found == of.end() ? nullptr : &found->second;
}

text::instant midnight(const std::string& day) {
    if (!text::iso_date(day)) throw std::runtime_error("today is no day: " + day);
    return *text::read_utc(day + "T00:00:00Z");
}

std::string iso_day(text::instant at) {
    return text::rfc3339(at).substr(0, 10);
}

std::optional<seconds> unit(char letter) {
    switch (letter) {
    case 's':
        return seconds(1);
    case 'm':
        return minutes(1);
    case 'h':
        return hours(1);
    case 'd':
        return days(1);
    default:
        return std::nullopt;
    }
}

/// `+3d`, `-90s` as a distance.
std::optional<seconds> distance(std::string_view text) {
    if (text.size() < 3 || (text[0] != '+' && text[0] != '-')) return std::nullopt;
    const auto each = unit(text.back());
    if (!each) return std::nullopt;
    const auto number =
        whole_number(text.substr(1, text.size() - 2), static_cast<int>(farthest / each->count()));
    if (!number) return std::nullopt;
    return (text[0] == '-' ? -1 : 1) * *number * *each;
}

/// `today` or `now`, moved.
std::optional<std::string> moved(std::string_view name, const evidence::variables& of) {
    const bool by_day = name.starts_with("today");
    if (!by_day && !name.starts_with("now")) return std::nullopt;
    const auto* from = own(by_day ? "today" : "now", of);
    const auto by = distance(name.substr(by_day ? 5 : 3));
    if (from == nullptr || !by) return std::nullopt;
    if (by_day)
        return name.ends_with('d') ? std::optional(iso_day(midnight(*from) + *by)) : std::nullopt;
    const auto moment = text::read_utc(*from);
    return moment ? std::optional(text::rfc3339(*moment + *by)) : std::nullopt;
}

/// Today's day and month so many years away, whether that day exists or not.
std::optional<year_month_day>
years_from_today(std::string_view number, const evidence::variables& of, int direction) {
    const auto count = whole_number(number);
    const auto* from = own("today", of);
    if (!count || *count > 200 || from == nullptr) return std::nullopt;
    return year_month_day(floor<days>(midnight(*from))) + direction * years(*count);
}

/// The birth date of the youngest who is so many years old today.
std::optional<std::string> years_ago(std::string_view name, const evidence::variables& of) {
    constexpr std::string_view begins = "years_ago.";
    if (!name.starts_with(begins)) return std::nullopt;
    const auto day = years_from_today(name.substr(begins.size()), of, -1);
    if (!day) return std::nullopt;
    // On a 29 February: who was born on 1 March is so old only tomorrow.
    return iso_day(sys_days(day->ok() ? *day : day->year() / February / 28));
}

/// Today so many years on; the day before where that year has no 29 February.
std::optional<std::string> years_ahead(std::string_view name, const evidence::variables& of) {
    constexpr std::string_view begins = "years_ahead.";
    if (!name.starts_with(begins)) return std::nullopt;
    const auto day = years_from_today(name.substr(begins.size()), of, 1);
    if (!day) return std::nullopt;
    return iso_day(sys_days(day->ok() ? *day : day->year() / February / 28));
}

std::string times(int count, std::string_view text) {
    std::string all;
    for (int done = 0; done < count; ++done)
        all += text;
    return all;
}

std::optional<std::string> made(std::string_view name) {
    const auto after = [name](std::string_view begins) -> std::optional<int> {
        return name.starts_with(begins) ? whole_number(name.substr(begins.size())) : std::nullopt;
    };
    if (const auto count = after("fill."))
        return std::string(static_cast<std::size_t>(*count), 'x');
    if (const auto count = after("nested.json.")) return times(*count, "[") + times(*count, "]");
    if (const auto count = after("nested.xml."))
        return times(*count, "<n>") + times(*count, "</n>");
    return std::nullopt;
}

std::optional<std::string> stuf_of(const std::string& value) {
    if (text::iso_date(value)) return value.substr(0, 4) + value.substr(5, 2) + value.substr(8, 2);
    const auto moment = text::read_utc(value);
    return moment ? std::optional(text::stuf_timestamp(*moment)) : std::nullopt;
}

/// The moment as it is written, without its offset from UTC.
std::optional<std::string> bare_of(const std::string& value) {
    if (!text::iso_datetime(value)) return std::nullopt;
    const auto clock = value.find('T');
    return value.substr(0, value.find_first_of("Z+-", clock));
}

std::optional<std::string> year_of(const std::string& value) {
    return text::iso_date(value) ? std::optional(value.substr(0, 4)) : std::nullopt;
}

std::optional<std::string> month_of(const std::string& value) {
    return text::iso_date(value) ? std::optional(value.substr(0, 7)) : std::nullopt;
}

/// Another writing of a value, or a part of it.
struct writing {
    std::string_view ends;
    std::optional<std::string> (*of)(const std::string&);
};

constexpr std::array writings{
    writing{".stuf", stuf_of},
    writing{".bare", bare_of},
    writing{".year", year_of},
    writing{".month", month_of}};

std::optional<std::string> found(std::string_view name, const evidence::variables& of) {
    if (const auto* value = own(name, of)) return *value;
    if (auto value = moved(name, of)) return value;
    if (auto value = years_ago(name, of)) return value;
    if (auto value = years_ahead(name, of)) return value;
    if (auto value = made(name)) return value;
    const auto* const other = std::ranges::find_if(writings, [name](const writing& each) {
        return name.ends_with(each.ends);
    });
    if (other == writings.end()) return std::nullopt;
    const auto plain = found(name.substr(0, name.size() - other->ends.size()), of);
    return plain ? other->of(*plain) : std::nullopt;
}

} // namespace

std::string value_of(std::string_view name, const scopes& all, const std::string& scope) {
    const auto colon = name.find(':');
    const bool elsewhere = colon != std::string_view::npos;
    const auto where = elsewhere ? std::string(name.substr(0, colon)) : scope;
    const auto of = all.find(where);
    const auto called = elsewhere ? name.substr(colon + 1) : name;
    auto value = of == all.end() ? std::nullopt : found(called, of->second);
    if (!value) unknown(called, where);
    return std::move(*value);
}

std::string filled(std::string_view text, const scopes& all, const std::string& scope) {
    std::string whole;
    while (true) {
        const auto begin = text.find("${");
        whole += text.substr(0, begin);
        if (begin == std::string_view::npos) return whole;
        const auto end = text.find('}', begin);
        if (end == std::string_view::npos)
            throw std::runtime_error("a placeholder ${ does not end with }");
        whole += value_of(text.substr(begin + 2, end - begin - 2), all, scope);
        text.remove_prefix(end + 1);
    }
}

} // namespace kruispunt::conformance::suite::plan
