#include "conformance/suite/catalogue/register_reader.hpp"

#include "conformance/suite/catalogue/test_reader.hpp"
#include "conformance/text/strict_object.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

namespace kruispunt::conformance::suite::catalogue {
namespace {

using text::strict_object;

constexpr std::size_t most_sentences = 5000;
constexpr std::string_view columns = "sentence\trole\tclass\treason";

std::vector<std::string> parted(std::string_view text, char by) {
    std::vector<std::string> parts;
    while (true) {
        const auto end = text.find(by);
        parts.emplace_back(text.substr(0, end));
        if (end == std::string_view::npos) return parts;
        text.remove_prefix(end + 1);
    }
}

template <std::size_t Count>
bool is_one_of(const std::string& word, const std::array<std::string_view, Count>& words) {
    return std::ranges::find(words, word) != words.end();
}

untested read_row(std::string_view line, const std::string& where) {
    constexpr std::array<std::string_view, 4> roles{"gateway", "server", "client", "all"};
    constexpr std::array<std::string_view, 5> classes{
        "not_observable", "other_role", "out_of_scope", "later", "not_refused"};
    const auto cells = parted(line, '\t');
    if (cells.size() != 4 || std::ranges::any_of(cells, &std::string::empty))
        throw std::runtime_error(where + ": sentence, role, class and reason, divided by tabs");
    const auto point = cells[1].find('.');
    const auto role_alone = point == std::string::npos ? cells[1] : cells[1].substr(point + 1);
    if (!is_one_of(role_alone, roles))
        throw std::runtime_error(
            where +
            ": the role is gateway, server, client or all, perhaps after a protocol: esar.all"
        );
    if (!is_one_of(cells[2], classes))
        throw std::runtime_error(
            where + ": the class is not_observable, other_role, out_of_scope, later or not_refused"
        );
    return {cells[0], cells[1], cells[2], cells[3]};
}

} // namespace

std::map<std::string, requirement>
read_register(const text::json& document, const std::string& file) {
    std::map<std::string, requirement> made;
    strict_object from(document, file);
    for (const auto& each : from.array("requirements", most_sentences)) {
        requirement one;
        one.id = strict_object(each, file).text("id");
        strict_object row(each, file + ": " + one.id);
        row.maybe("id");
        one.page = row.text("page");
        one.who = row.text("who");
        one.at = level_named(row.text("level"));
        one.violable = row.boolean("violable");
        one.text = row.text("text", 4000);
        row.end();
        if (!made.emplace(one.id, one).second) row.refuse("id", "stands there twice");
    }
    from.end();
    return made;
}

std::vector<untested> read_untested(std::string_view table, const std::string& file) {
    std::vector<untested> made;
    auto lines = parted(table, '\n');
    if (!lines.empty() && lines.back().empty()) lines.pop_back();
    if (lines.empty() || lines.front() != columns)
        throw std::runtime_error(
            file + ": the first line names the columns " + std::string(columns)
        );
    for (std::size_t number = 1; number < lines.size(); ++number)
        made.push_back(read_row(lines[number], file + ":" + std::to_string(number + 1)));
    return made;
}

} // namespace kruispunt::conformance::suite::catalogue
