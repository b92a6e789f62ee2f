#include "conformance/suite/running/http_date.hpp"

#include <array>
#include <string>

namespace kruispunt::conformance::suite::running {
namespace {

constexpr std::array<std::string_view, 12> months{
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
constexpr std::size_t length = std::string_view("Sun, 06 Nov 1994 08:49:37 GMT").size();

} // namespace

std::optional<text::instant> read_http_date(std::string_view text) {
    if (text.size() != length || !text.ends_with(" GMT")) return std::nullopt;
    for (std::size_t month = 0; month < months.size(); ++month) {
        if (text.substr(8, 3) != months[month]) continue;
        std::string number = std::to_string(month + 1);
        if (number.size() == 1) number.insert(0, 1, '0');
        // Its numbers, in the order of another writing.
        return text::read_utc(
            std::string(text.substr(12, 4)) + "-" + number + "-" + std::string(text.substr(5, 2)) +
            "T" + std::string(text.substr(17, 8)) + "Z"
        );
    }
    return std::nullopt;
}

} // namespace kruispunt::conformance::suite::running
