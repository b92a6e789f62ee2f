#pragma once

#include "conformance/gateways/kernel/findings.hpp"
#include "conformance/text/json.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace kruispunt::conformance::gateways::midden_nederland {

/// One item of the feed, in the feed's own words.
struct item {
    std::int64_t number = 0;
    text::json mutation;
};

/// A page of the feed (MN-01).
struct page {
    std::vector<item> items;
    std::int64_t latest = 0;
};

/// What was asked for.
struct question {
    std::int64_t after = 0;
    std::size_t count = 500;
};

/// Reads a page; what is wrong with it as a page is added. Nothing where it is not readable
/// (MN-05.6) and has to be asked for again.
std::optional<page>
read_page(std::string_view body, const question& asked, kernel::findings& found);

/// Whether a finding halts the feed (MN-05.1 to MN-05.3); any other one has the page asked for
/// again.
bool halts(const text::finding& why);

} // namespace kruispunt::conformance::gateways::midden_nederland
