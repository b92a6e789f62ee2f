#include "gateway/domain/statistics/month_csv.hpp"

#include <initializer_list>
#include <string_view>

namespace kruispunt::domain::statistics {

namespace {

// RFC 4180: quoted where it holds what parts fields or lines. Names of regions come from the
// configuration; whatever they hold, no field becomes two.
std::string field(std::string_view text) {
    if (text.find_first_of(",\"\r\n") == text.npos) return std::string(text);
    std::string quoted = "\"";
    for (const char c : text) {
        if (c == '"') quoted += '"';
        quoted += c;
    }
    return quoted + '"';
}

std::string line(std::initializer_list<std::string_view> fields) {
    std::string text;
    for (const std::string_view each : fields)
        text += (text.empty() ? "" : ",") + field(each);
    return text + "\r\n";
}

std::string_view level(const place& where) {
    if (where.first.empty()) return "federatie";
    return where.second.empty() ? "regio" : "paar";
}

std::string figure_line(const std::string& month, const cell& at, const figure& told) {
    return line(
        {month,
         level(at.where),
         at.where.first,
         at.where.second,
         wire_word(at.what),
         to_text(told),
         std::to_string(told.least),
         std::to_string(told.most)}
    );
}

std::string median_line(const std::string& month, const place& where, const delay_class& days) {
    return line(
        {month,
         level(where),
         where.first,
         where.second,
         "tijdTotMatch",
         to_text(days),
         std::to_string(days.from),
         days.to ? std::to_string(*days.to) : ""}
    );
}

} // namespace

std::string to_csv(std::span<const published_month> months) {
    std::string text =
        line({"maand", "niveau", "regio", "tegenregio", "maat", "waarde", "minstens", "hoogstens"});
    for (const published_month& each : months) {
        const std::string month = to_text(each.month);
        for (const auto& [at, told] : each.told)
            text += figure_line(month, at, told);
        for (const auto& [where, median] : each.median_delay)
            text += median_line(month, where, delay_classes[median]);
    }
    return text;
}

} // namespace kruispunt::domain::statistics
