#pragma once

#include "conformance/text/json.hpp"

#include <cstdint>
#include <optional>
#include <string_view>

namespace kruispunt::conformance::regions::midden_nederland {

/// What a feed may do wrong on purpose (MN-01, MN-05).
enum class fault {
    none,
    /// `laatste` below what was asked for.
    steps_back,
    /// An item with the number that was asked for.
    at_cursor,
    /// The page's last item twice.
    not_rising,
    /// A page cut in its middle.
    unreadable,
    /// A page without `laatste`.
    without_latest,
    /// `laatste` below the page's items.
    low_latest,
    /// Answers at once, whatever `wacht` says.
    ignores_wait,
    /// 400 to every question with `wacht`.
    refuses_wait
};

std::optional<fault> fault_named(std::string_view name);

std::string_view name_of(fault what);

/// A page before it is written.
struct page {
    text::json items = text::json::array();
    std::int64_t latest = 0;
};

/// Whether a page can show the fault: one with no item has none to repeat.
bool can_show(fault what, const page& of, std::int64_t after);

/// Spoils the page, asked for after that number, or what was written of it.
void spoil(fault what, page& which, std::int64_t after);
void spoil(fault what, std::string& written);

} // namespace kruispunt::conformance::regions::midden_nederland
