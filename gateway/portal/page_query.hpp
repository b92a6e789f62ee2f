#pragma once

#include "gateway/portal/answers.hpp"
#include "gateway/portal/call.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace kruispunt::portal {

/// Which page of a list a call asks for.
struct page_query {
    std::int64_t after = 0; ///< `na`: the `volgende` of the page before; 0: the first page
    std::size_t limit = 0;  ///< `aantal`
};

/// `na` and `aantal` of a call: a list's page holds 100 where nothing is asked, and 500 at most.
/// `value_invalid` with its name where one is no such number.
domain::result<page_query> page_in(const call& c);

/// `volgende`: what is `na` of the next page, the last item's member `place`; null where the page
/// was not full, so that this was all.
template <class Item>
json next_of(const std::vector<Item>& page, std::size_t limit, std::int64_t Item::*place) {
    const bool more = limit > 0 && page.size() == limit;
    return more ? json(page.back().*place) : json(nullptr);
}

} // namespace kruispunt::portal
