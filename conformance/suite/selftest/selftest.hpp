#pragma once

#include "conformance/suite/selftest/matrix.hpp"

#include <atomic>
#include <filesystem>
#include <functional>
#include <vector>

namespace kruispunt::conformance::suite::selftest {

/// Told of each column when it has ended, one call at a time.
using column_ended =
    std::function<void(const column_result& of, std::size_t done, std::size_t all)>;

/// Runs the columns, `at_once` of them side by side, each against a reference process of its own,
/// in folders below `folder`. Throws std::runtime_error where not even the keys can be made.
std::vector<column_result> run_columns(
    const catalogue::catalogue& all,
    const std::vector<column>& columns,
    std::size_t at_once,
    const std::filesystem::path& folder,
    const std::atomic<bool>& interrupted,
    const column_ended& tell
);

} // namespace kruispunt::conformance::suite::selftest
