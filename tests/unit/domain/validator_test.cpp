#include "gateway/domain/validator.hpp"

#include <gtest/gtest.h>

#include <set>

namespace kruispunt::domain {
namespace {

// proves: MS-11.1 MS-11.2
TEST(Validator, EqualThingsHaveEqualTagsAndOthersHaveOthers) {
    const auto tag = [](int number, std::string_view a, std::string_view b) {
        return validator().add(number).add(a).add(b).text();
    };
    EXPECT_EQ(tag(1, "a", "b"), tag(1, "a", "b"));
    const std::set<std::string> all{
        tag(1, "a", "b"), tag(2, "a", "b"), tag(1, "ab", ""), tag(1, "", "ab"), tag(1, "b", "a")};
    EXPECT_EQ(all.size(), 5U) << "where one part ends and the next begins counts too";
    for (const std::string& text : all) {
        EXPECT_EQ(text.size(), 32U);
        EXPECT_EQ(text.find_first_not_of("0123456789abcdef"), std::string::npos);
    }
}

// proves: MS-11.2
TEST(Validator, EveryBitOfADigestCounts) {
    std::set<std::string> tags;
    std::array<std::uint8_t, 16> octets{};
    tags.insert(validator().add(octets).text());
    for (std::size_t bit = 0; bit < 128; ++bit) {
        auto changed = octets;
        changed[bit / 8] = static_cast<std::uint8_t>(1U << bit % 8);
        tags.insert(validator().add(changed).text());
    }
    EXPECT_EQ(tags.size(), 129U);
}

} // namespace
} // namespace kruispunt::domain
