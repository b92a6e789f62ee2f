#include "gateway/app/commands/operators_text.hpp"

#include "gateway/domain/calendar.hpp"

#include <algorithm>
#include <optional>
#include <ostream>

namespace kruispunt::app {

namespace {

using json = nlohmann::ordered_json;

std::optional<domain::instant> moment_in(const json& value) {
    if (!value.is_string()) return std::nullopt;
    return domain::parse_timestamp(value.get_ref<const std::string&>());
}

} // namespace

std::string text_in(const json& of, const char* name) {
    const auto at = of.find(name);
    if (at == of.end() || at->is_null()) return "-";
    return at->is_string() ? at->get_ref<const std::string&>() : at->dump();
}

std::string span_text(std::chrono::milliseconds length) {
    using namespace std::chrono;
    const auto seconds =
        std::max<std::int64_t>(0, duration_cast<std::chrono::seconds>(length).count());
    if (seconds < 60) return std::to_string(seconds) + " s";
    if (seconds < 3'600) return std::to_string(seconds / 60) + " min";
    if (seconds < 2 * 86'400) return std::to_string(seconds / 3'600) + " h";
    return std::to_string(seconds / 86'400) + " d";
}

std::string age_in(const json& of, const char* name, const json& now) {
    const auto at = of.find(name);
    const auto then = at == of.end() ? std::nullopt : moment_in(*at);
    const auto today = moment_in(now);
    return then && today ? span_text(*today - *then) : "-";
}

std::vector<std::string> text_table::lines() const {
    std::vector<std::size_t> widths(rows_.front().size());
    for (const auto& row : rows_)
        for (std::size_t i = 0; i < row.size(); ++i)
            widths[i] = std::max(widths[i], row[i].size());
    std::vector<std::string> made;
    for (const auto& row : rows_) {
        std::string line;
        for (std::size_t i = 0; i < row.size(); ++i) {
            line += row[i];
            if (i + 1 < row.size()) line.append(widths[i] - row[i].size() + 2, ' ');
        }
        made.push_back(std::move(line));
    }
    if (made.size() == 1) made.clear();
    return made;
}

void text_table::print(std::ostream& to) const {
    for (const std::string& line : lines())
        to << line << '\n';
}

} // namespace kruispunt::app
