#include "tests/bench/notice_book.hpp"

#include "tests/bench/whole_number.hpp"

#include <array>

namespace kruispunt::bench {

namespace {

// The text of the first member of that name; the gateway writes no escapes in ids and times.
std::string_view member(std::string_view body, std::string_view quoted_name) noexcept {
    const auto at = body.find(quoted_name);
    if (at == body.npos) return {};
    const auto open = body.find('"', at + quoted_name.size());
    if (open == body.npos) return {};
    const auto close = body.find('"', open + 1);
    return close == body.npos ? std::string_view() : body.substr(open + 1, close - open - 1);
}

} // namespace

std::optional<notice_line> line_in_event(std::string_view body) noexcept {
    const notice_line line{
        member(body, "\"id\""), member(body, "\"subject\""), member(body, "\"time\"")};
    if (line.id.empty() || line.signal.empty() || line.made_at.empty()) return std::nullopt;
    return line;
}

std::optional<std::chrono::system_clock::time_point> moment_in(std::string_view text) noexcept {
    using namespace std::chrono;
    constexpr std::string_view shape = "2026-11-20T10:15:30.000+01:00";
    if (text.size() != shape.size()) return std::nullopt;
    constexpr std::array<std::array<std::size_t, 2>, 9> places{
        {{0, 4}, {5, 2}, {8, 2}, {11, 2}, {14, 2}, {17, 2}, {20, 3}, {24, 2}, {27, 2}}};
    std::array<int, places.size()> read{};
    for (std::size_t i = 0; i < places.size(); ++i) {
        const auto number = whole_number<int>(text.substr(places[i][0], places[i][1]));
        if (!number) return std::nullopt;
        read[i] = *number;
    }
    const auto date = year(read[0]) / month(static_cast<unsigned>(read[1])) /
                      std::chrono::day(static_cast<unsigned>(read[2]));
    const auto offset = hours(read[7]) + minutes(read[8]);
    const auto local = sys_days(date) + hours(read[3]) + minutes(read[4]) + seconds(read[5]) +
                       milliseconds(read[6]);
    return text[23] == '-' ? local + offset : local - offset;
}

void notice_book::take(const notice_line& notice, std::chrono::system_clock::time_point came) {
    if (!seen_.emplace(notice.id).second) {
        ++repeated_;
        return;
    }
    const auto made = moment_in(notice.made_at);
    if (!made) return;
    age_.record(came - *made);
    auto& last = last_[std::string(notice.signal)];
    if (*made < last)
        ++out_of_order_;
    else
        last = *made;
}

} // namespace kruispunt::bench
