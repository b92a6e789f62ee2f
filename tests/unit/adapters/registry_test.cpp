#include "adapters/registry.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace kruispunt::adapters {
namespace {

// proves: WORD-1.3
TEST(registry, holds_every_protocol_of_the_build_by_its_name_on_the_wire) {
    const auto names = protocols();
    EXPECT_TRUE(std::is_sorted(names.begin(), names.end()));
    for (const char* name : {"midden-nederland", "multisignaal"})
        EXPECT_NE(find_adapter(name), nullptr) << name;
    for (const auto name : names)
        EXPECT_NE(find_adapter(name), nullptr) << name;
}

// proves: WORD-1.3 refusal
TEST(registry, knows_no_other) {
    for (const char* name : {"", "sdk", "midden_nederland", "Multisignaal", "_template"})
        EXPECT_EQ(find_adapter(name), nullptr) << name;
}

TEST(registry, says_which_there_are) {
    const std::string text = no_adapter_for("sis");
    EXPECT_NE(text.find("'sis'"), text.npos) << text;
    EXPECT_NE(text.find("esar, midden-nederland, multisignaal, sisa"), text.npos) << text;
}

} // namespace
} // namespace kruispunt::adapters
