#include "tests/bench/feed_source.hpp"

#include "tests/bench/protocols.hpp"
#include "tests/bench/whole_number.hpp"

#include <algorithm>

namespace kruispunt::bench {
namespace {

constexpr std::uint64_t number_base = 10'000'000'000; // `feed_mutation` writes 1{id}
constexpr std::uint64_t largest_page = 1000;

} // namespace

feed_source::feed_source(std::uint64_t first_id, std::uint64_t count)
    : first_id_(first_id), count_(count), mutation_(feed_mutation()) {}

std::uint64_t feed_source::last() const noexcept {
    return number_base + first_id_ + count_ - 1;
}

std::string feed_source::page_after(std::uint64_t cursor, std::uint64_t wanted) {
    const auto end = first_id_ + count_;
    auto id = cursor < number_base ? first_id_ : std::max(first_id_, cursor - number_base + 1);
    const auto size = std::clamp<std::uint64_t>(wanted, 1, largest_page);
    const auto stop = id >= end ? id : std::min(end, id + size);
    std::string page = R"({"mutaties":[)";
    page.reserve((stop - id) * (mutation_.size() + 1) + 256);
    for (auto comma = ""; id < stop; ++id, comma = ",")
        page.append(comma).append(mutation_.render(id));
    page.append(R"(],"laatste":)").append(std::to_string(last()));
    return page.append(R"(,"_links":{"volgende":{"href":"/v1/mutaties"}}})");
}

std::uint64_t
query_number(std::string_view target, std::string_view name, std::uint64_t otherwise) noexcept {
    const auto question = target.find('?');
    if (question == std::string_view::npos) return otherwise;
    for (auto rest = target.substr(question + 1); !rest.empty();) {
        const auto end = rest.find('&');
        const auto pair = rest.substr(0, end);
        if (pair.starts_with(name) && pair.size() > name.size() && pair[name.size()] == '=') {
            return whole_number<std::uint64_t>(pair.substr(name.size() + 1)).value_or(otherwise);
        }
        rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 1);
    }
    return otherwise;
}

} // namespace kruispunt::bench
