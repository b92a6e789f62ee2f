#pragma once

#include "conformance/regions/protocol.hpp"

#include <gtest/gtest.h>

#include <string>

namespace kruispunt::conformance::tests {

/// A broken notice and how it must be refused.
struct refusal {
    std::string name;
    wire::request sent;
    std::string requirement;
    std::string code;
    std::string field;
};

inline regions::parties both_parties() {
    return {"00000099000000000001", "00000099000000000000", "https://localhost:1"};
}

/// The notice read; a test's failure and an empty one where it is refused.
inline regions::notice must_read(const regions::protocol& with, const wire::request& sent) {
    auto came = with.read_notice(sent);
    if (const auto* const why = std::get_if<text::finding>(&came.read)) {
        ADD_FAILURE() << why->requirement << ' ' << why->code << ' ' << why->field << ": "
                      << why->what;
        return {};
    }
    EXPECT_EQ(std::get<regions::notice>(came.read).stable_id, came.stable_id);
    return std::get<regions::notice>(came.read);
}

inline void must_refuse(const regions::protocol& with, const refusal& expected) {
    SCOPED_TRACE(expected.name);
    const auto came = with.read_notice(expected.sent);
    const auto* const why = std::get_if<text::finding>(&came.read);
    ASSERT_NE(why, nullptr) << "accepted";
    EXPECT_EQ(why->requirement, expected.requirement) << why->what;
    EXPECT_EQ(why->code, expected.code) << why->what;
    EXPECT_EQ(why->field, expected.field) << why->what;
}

} // namespace kruispunt::conformance::tests
