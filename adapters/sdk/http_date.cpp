#include "adapters/sdk/http_date.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace kruispunt::adapters::sdk {

namespace {

constexpr std::array<std::string_view, 7> days{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
constexpr std::array<std::string_view, 7> whole_days{
    "Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"};
constexpr std::array<std::string_view, 12> months{
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

// Takes a date apart from its front; the parts stand where they were read to.
class date_reader {
public:
    explicit date_reader(std::string_view text) : rest_(text) {}

    bool word(std::string_view wanted) {
        if (rest_.substr(0, wanted.size()) != wanted) return false;
        rest_.remove_prefix(wanted.size());
        return true;
    }

    template <std::size_t Count>
    bool one_of(const std::array<std::string_view, Count>& words, unsigned* number = nullptr) {
        for (std::size_t i = 0; i < Count; ++i) {
            if (!word(words[i])) continue;
            if (number != nullptr) *number = static_cast<unsigned>(i + 1);
            return true;
        }
        return false;
    }

    bool digits(std::size_t count, unsigned& number) {
        const std::string_view part = rest_.substr(0, count);
        const bool all = part.size() == count && std::all_of(part.begin(), part.end(), [](char c) {
                             return c >= '0' && c <= '9';
                         });
        if (!all) return false;
        std::from_chars(part.data(), part.data() + count, number);
        rest_.remove_prefix(count);
        return true;
    }

    bool time() {
        return digits(2, hour) && word(":") && digits(2, minute) && word(":") && digits(2, second);
    }

    std::optional<std::chrono::sys_seconds> moment() const {
        const std::chrono::year_month_day date{
            std::chrono::year(static_cast<int>(year)),
            std::chrono::month(month),
            std::chrono::day(day)};
        const bool good = rest_.empty() && date.ok() && hour < 24 && minute < 60 && second <= 60;
        if (!good) return std::nullopt;
        return std::chrono::sys_days(date) + std::chrono::hours(hour) +
               std::chrono::minutes(minute) + std::chrono::seconds(second);
    }

    unsigned year = 0;
    unsigned month = 0;
    unsigned day = 0;
    unsigned hour = 0;
    unsigned minute = 0;
    unsigned second = 0;

private:
    std::string_view rest_;
};

using reading = std::optional<std::chrono::sys_seconds>;

// Sun, 06 Nov 1994 08:49:37 GMT
reading read_today(std::string_view text) {
    date_reader r(text);
    const bool read = r.one_of(days) && r.word(", ") && r.digits(2, r.day) && r.word(" ") &&
                      r.one_of(months, &r.month) && r.word(" ") && r.digits(4, r.year) &&
                      r.word(" ") && r.time() && r.word(" GMT");
    return read ? r.moment() : std::nullopt;
}

// Sunday, 06-Nov-94 08:49:37 GMT
reading read_rfc850(std::string_view text) {
    constexpr unsigned century = 2000;
    constexpr unsigned furthest_ahead = 50;
    date_reader r(text);
    const bool read = r.one_of(whole_days) && r.word(", ") && r.digits(2, r.day) && r.word("-") &&
                      r.one_of(months, &r.month) && r.word("-") && r.digits(2, r.year) &&
                      r.word(" ") && r.time() && r.word(" GMT");
    if (!read) return std::nullopt;
    r.year += r.year > furthest_ahead ? century - 100 : century;
    return r.moment();
}

// Sun Nov  6 08:49:37 1994
reading read_asctime(std::string_view text) {
    date_reader r(text);
    if (!r.one_of(days) || !r.word(" ") || !r.one_of(months, &r.month) || !r.word(" "))
        return std::nullopt;
    const bool one_digit = r.word(" ");
    const bool read = r.digits(one_digit ? 1 : 2, r.day) && r.word(" ") && r.time() &&
                      r.word(" ") && r.digits(4, r.year);
    return read ? r.moment() : std::nullopt;
}

} // namespace

std::optional<std::chrono::sys_seconds> parse_http_date(std::string_view text) {
    for (const auto& read : {read_today(text), read_rfc850(text), read_asctime(text)})
        if (read) return read;
    return std::nullopt;
}

} // namespace kruispunt::adapters::sdk
