#pragma once

#include <string_view>

namespace kruispunt::conformance::gateways::kernel {

/// A municipality and in which index's area it lies (COM-26.9).
struct municipality {
    std::string_view code;
    std::string_view name;
    /// Empty: no index that takes part.
    std::string_view index;
};

/// Null where the table has none: all of the four areas and some that have no index, the
/// municipalities of today.
const municipality* find_municipality(std::string_view code);

} // namespace kruispunt::conformance::gateways::kernel
