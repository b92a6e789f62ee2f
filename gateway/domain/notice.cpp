#include "gateway/domain/notice.hpp"

#include <array>

namespace kruispunt::domain {

std::string_view name_of(notice_kind kind) {
    constexpr std::array<std::string_view, 12> names{
        "match",
        "match-einde",
        "verificatie",
        "afwijzing",
        "match-gewijzigd",
        "verloopt",
        "vervallen",
        "verhuisd",
        "verhuisbericht",
        "historie",
        "herinnering",
        "inzage"};
    static_assert(static_cast<std::size_t>(notice_kind::inspection_answer) + 1 == names.size());
    return names.at(static_cast<std::size_t>(kind));
}

} // namespace kruispunt::domain
