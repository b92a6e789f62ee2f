#pragma once

#include "conformance/suite/running/sut_file.hpp"
#include "conformance/suite/selftest/column.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace kruispunt::conformance::suite::selftest {

/// Where one column is run: a folder with the reference's configuration and a SUT file for it.
struct bench {
    /// What the reference is started with.
    std::vector<std::string> words;
    std::filesystem::path ready;
    std::filesystem::path log;
    std::filesystem::path sut_file;
};

/// Makes the folder and what lies in it; `keys` is a folder of `kruispunt-conformance keys`, of the
/// column's protocol and role. Throws std::runtime_error where it cannot be written.
bench set_up(
    const column& of, const std::filesystem::path& folder, const std::filesystem::path& keys
);

} // namespace kruispunt::conformance::suite::selftest
