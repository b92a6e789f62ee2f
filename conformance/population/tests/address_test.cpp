#include "conformance/population/tables/tables.hpp"
#include "conformance/population/tests/people.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>

namespace kruispunt::conformance::population {
namespace {

template <typename Visit>
void each_address(Visit visit) {
    for (const household& home : hundred_thousand())
        for (const address& at : home.addresses)
            visit(at);
}

TEST(addresses, are_dated_ascending_and_not_after_today) {
    for (const household& home : hundred_thousand()) {
        ASSERT_FALSE(home.addresses.empty());
        EXPECT_LE(home.addresses.back().from, default_today());
        for (std::size_t at = 1; at < home.addresses.size(); ++at)
            EXPECT_LT(home.addresses[at - 1].from, home.addresses[at].from);
    }
}

TEST(addresses, postcodes_have_the_real_shape) {
    constexpr std::string_view letters = "ABCDEGHJKLMNPRSTVWXZ";
    each_address([letters](const address& at) {
        ASSERT_EQ(at.postcode.size(), 6U);
        for (std::size_t digit = 0; digit < 4; ++digit)
            EXPECT_TRUE(at.postcode[digit] >= '0' && at.postcode[digit] <= '9');
        EXPECT_NE(at.postcode[0], '0');
        EXPECT_NE(letters.find(at.postcode[4]), std::string_view::npos);
        EXPECT_NE(letters.find(at.postcode[5]), std::string_view::npos);
        const std::string pair = at.postcode.substr(4);
        EXPECT_TRUE(pair != "SA" && pair != "SD" && pair != "SS");
    });
}

TEST(addresses, a_postcode_is_one_side_of_one_street_of_one_place) {
    std::map<std::string, std::string> street_of;
    std::map<std::string, std::string> postcode_of;
    each_address([&](const address& at) {
        const std::string side = at.number % 2 == 0 ? " even" : " odd";
        const std::string street = std::string{at.place} + " " + at.street;
        EXPECT_EQ(street_of.emplace(at.postcode, street + side).first->second, street + side);
        const std::string house = street + " " + std::to_string(at.number);
        EXPECT_EQ(postcode_of.emplace(house, at.postcode).first->second, at.postcode) << house;
    });
}

TEST(addresses, lie_in_the_municipality_of_their_day) {
    const auto places = tables::places();
    const auto formers = tables::former_municipalities();
    each_address([&](const address& at) {
        const auto place = std::find_if(places.begin(), places.end(), [&](const auto& row) {
            return row.name == at.place;
        });
        const auto former = std::find_if(formers.begin(), formers.end(), [&](const auto& row) {
            return row.place == at.place &&
                   at.from < make_day(row.until_year, row.until_month, row.until_day);
        });
        const auto digits = static_cast<std::uint32_t>(std::stoul(at.postcode.substr(0, 4)));
        EXPECT_GE(digits, place->first_postcode);
        EXPECT_LE(digits, place->last_postcode);
        EXPECT_EQ(at.municipality, former == formers.end() ? place->municipality : former->code);
    });
}

TEST(addresses, a_merger_gives_the_same_house_another_municipality) {
    std::uint32_t merged = 0;
    for (const household& home : hundred_thousand())
        for (std::size_t at = 1; at < home.addresses.size(); ++at) {
            const address& before = home.addresses[at - 1];
            const address& after = home.addresses[at];
            if (before.postcode != after.postcode || before.number != after.number) continue;
            ++merged;
            EXPECT_NE(before.municipality, after.municipality);
            EXPECT_TRUE(after.from == make_day(2022, 1, 1) || after.from == make_day(2023, 1, 1));
        }
    EXPECT_GT(merged, 50U);
}

TEST(addresses, families_move_between_the_indexes_areas) {
    std::map<std::size_t, std::uint32_t> households_by_indexes;
    std::set<std::string_view> regions;
    for (const household& home : hundred_thousand()) {
        std::set<std::string_view> indexes;
        for (const address& at : home.addresses) {
            regions.insert(at.region);
            if (at.region != "-") indexes.insert(at.region);
        }
        ++households_by_indexes[indexes.size()];
    }
    const std::set<std::string_view> all = {
        "-", "esar", "midden-nederland", "multisignaal", "sisa"};
    EXPECT_EQ(regions, all);
    EXPECT_GT(households_by_indexes[2], 500U);
    EXPECT_GT(households_by_indexes[3], 10U);
}

} // namespace
} // namespace kruispunt::conformance::population
