#pragma once

#include "tests/arch/source_file.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace kruispunt::arch {

/// What `check(file)` finds in every C++ file of the project.
template <class Check>
std::vector<finding> over_the_project(Check check) {
    std::vector<finding> all;
    for (const auto& file : project_sources(project_root())) {
        const auto some = check(file);
        all.insert(all.end(), some.begin(), some.end());
    }
    return all;
}

/// Fails with the findings, one a line.
inline void expect_none(const std::vector<finding>& found) {
    EXPECT_TRUE(found.empty()) << report(found);
}

} // namespace kruispunt::arch
