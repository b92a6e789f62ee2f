#include "adapters/multisignaal/paging.hpp"

#include "adapters/sdk/shown_name.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <utility>

namespace kruispunt::adapters::multisignaal {

namespace {

using domain::errc;

constexpr int highest_page = 1'000'000;
constexpr int largest_size = 100;

// A number from 1 to `most`, digits only.
std::optional<int> read_number(const std::string& text, int most) {
    int number = 0;
    const char* const end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, number);
    const bool whole = read.ec == std::errc() && read.ptr == end;
    if (!whole || number < 1 || number > most) return std::nullopt;
    return number;
}

struct parameter {
    std::string_view name;
    int most = 0;
    int* into = nullptr;
    bool given = false;
};

using parameters = std::array<parameter, 2>;

parameter* find(parameters& known, std::string_view name) {
    auto* const at = std::find_if(known.begin(), known.end(), [name](const parameter& each) {
        return each.name == name;
    });
    return at == known.end() ? nullptr : at;
}

// False where it is no number in range, or stands there again.
bool take(parameter& known, const std::string& value) {
    const auto number = read_number(value, known.most);
    if (!number || std::exchange(known.given, true)) return false;
    *known.into = *number;
    return true;
}

} // namespace

page_asked read_page(const sdk::request_target& target, std::vector<sdk::finding>& findings) {
    page_asked asked;
    parameters known{
        {{"pagina", highest_page, &asked.page}, {"paginaGrootte", largest_size, &asked.size}}};
    for (const auto& [name, value] : target.query) {
        if (findings.size() >= sdk::max_findings) return asked;
        parameter* const at = find(known, name);
        if (at == nullptr)
            findings.push_back({errc::unknown_field, sdk::shown_name(name)});
        else if (!take(*at, value))
            findings.push_back({errc::value_invalid, name});
    }
    return asked;
}

page_links links_of(const page_asked& asked, int total, const std::string& path) {
    const int last = std::max(1, (total + asked.size - 1) / asked.size);
    const auto page = [&path, &asked](int number) {
        return path + "?pagina=" + std::to_string(number) +
               "&paginaGrootte=" + std::to_string(asked.size);
    };
    page_links links;
    links.self = page(asked.page);
    links.first = page(1);
    links.last = page(last);
    if (asked.page > 1) links.previous = page(std::min(asked.page - 1, last));
    if (asked.page < last) links.next = page(asked.page + 1);
    return links;
}

} // namespace kruispunt::adapters::multisignaal
