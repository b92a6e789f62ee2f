#include "gateway/portal/page_query.hpp"

#include <charconv>
#include <limits>

namespace kruispunt::portal {

using namespace domain;

namespace {

constexpr std::int64_t most_on_a_page = 500;
constexpr std::int64_t on_a_page = 100;

result<std::int64_t>
number_in(const call& c, const char* name, std::int64_t otherwise, std::int64_t most) {
    const auto at = c.query.find(name);
    if (at == c.query.end()) return otherwise;
    std::int64_t value = 0;
    const char* const end = at->second.data() + at->second.size();
    const auto read = std::from_chars(at->second.data(), end, value);
    if (read.ec != std::errc() || read.ptr != end || value < 0 || value > most)
        return make_error(errc::value_invalid, name);
    return value;
}

} // namespace

result<page_query> page_in(const call& c) {
    const auto after = number_in(c, "na", 0, std::numeric_limits<std::int64_t>::max());
    if (!after) return after.error();
    const auto limit = number_in(c, "aantal", on_a_page, most_on_a_page);
    if (!limit) return limit.error();
    return page_query{*after, static_cast<std::size_t>(*limit)};
}

} // namespace kruispunt::portal
