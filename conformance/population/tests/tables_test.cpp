#include "conformance/population/naming.hpp"
#include "conformance/population/tables/tables.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

namespace kruispunt::conformance::population::tables {
namespace {

void expect_plain(std::string_view text) {
    for (const char letter : text) {
        const auto byte = static_cast<unsigned char>(letter);
        EXPECT_TRUE(byte >= 0x20 && byte != 0x7f) << text;
        EXPECT_TRUE(letter != '"' && letter != '\\' && letter != ',') << text;
    }
}

TEST(tables, hold_nothing_that_must_be_quoted_or_escaped) {
    for (const surname_row& row : surnames()) {
        expect_plain(row.prefix);
        expect_plain(row.stem);
    }
    for (const auto names : {given_names(), baptismal_names()})
        for (const given_name_row& row : names)
            expect_plain(row.name);
    for (const auto texts :
         {surname_beginnings(),
          surname_place_endings(),
          surname_person_endings(),
          street_beginnings(),
          street_endings()})
        for (const std::string_view text : texts)
            expect_plain(text);
    for (const place_row& row : places())
        expect_plain(row.name);
    for (const municipality_row& row : municipalities())
        expect_plain(row.name);
    for (const former_municipality_row& row : former_municipalities())
        expect_plain(row.name);
}

TEST(tables, places_lie_in_known_municipalities_and_share_no_postcode) {
    std::set<std::string_view> codes;
    for (const municipality_row& row : municipalities())
        EXPECT_TRUE(codes.insert(row.code).second) << row.code;
    std::set<std::string_view> with_place;
    std::set<std::uint32_t> taken;
    for (const place_row& row : places()) {
        EXPECT_TRUE(codes.contains(row.municipality)) << row.name;
        with_place.insert(row.municipality);
        for (std::uint32_t digits = row.first_postcode; digits <= row.last_postcode; ++digits)
            EXPECT_TRUE(taken.insert(digits).second) << row.name << ' ' << digits;
        const std::uint32_t blocks = (row.last_postcode - row.first_postcode + 1) * 20;
        EXPECT_LE(blocks, street_beginnings().size() * street_endings().size()) << row.name;
    }
    EXPECT_EQ(with_place, codes);
}

TEST(tables, street_names_are_all_different) {
    std::set<std::string> names;
    for (const std::string_view beginning : street_beginnings())
        for (const std::string_view ending : street_endings())
            EXPECT_TRUE(names.insert(std::string{beginning} += ending).second) << beginning;
}

TEST(tables, every_background_has_surnames_and_given_names_for_all) {
    EXPECT_EQ(backgrounds().size(), background_count);
    for (const background_row& family : backgrounds()) {
        std::size_t families = 0;
        for (const surname_row& row : surnames())
            families += row.of == family.which && row.weight > 0 ? 1U : 0U;
        EXPECT_GE(families, 5U);
        for (const char sex : {'M', 'V'})
            for (const era other : {era::parents, era::children}) {
                std::size_t names = 0;
                for (const given_name_row& row : given_names())
                    names += row.of == family.which && row.borne_by != other &&
                                     (row.sex == sex || row.sex == 'X')
                                 ? 1U
                                 : 0U;
                EXPECT_GE(names, 3U);
            }
    }
}

TEST(surnames, follow_their_frequencies) {
    random_stream random{1, 1};
    std::map<std::string, std::uint32_t> drawn;
    std::uint32_t with_prefix = 0;
    for (int turn = 0; turn < 200'000; ++turn) {
        const surname name = draw_surname(random, background::dutch);
        ++drawn[name.prefix + " " + name.stem];
        with_prefix += name.prefix.empty() ? 0U : 1U;
    }
    EXPECT_GT(drawn["de Jong"], drawn["van der Laan"] * 4);
    EXPECT_GT(drawn[" Jansen"], drawn[" Bos"]);
    EXPECT_GT(drawn.size(), 3000U);
    EXPECT_GT(with_prefix, 60'000U);
    EXPECT_LT(with_prefix, 100'000U);
}

/// The rows of a tab-separated file of facts, without comments and its line of columns.
std::vector<std::vector<std::string>> facts(const std::string& file) {
    std::ifstream lines{file};
    std::vector<std::vector<std::string>> rows;
    std::string line;
    while (std::getline(lines, line)) {
        if (line.starts_with('#')) continue;
        std::istringstream fields{line};
        rows.emplace_back();
        for (std::string field; std::getline(fields, field, '\t');)
            rows.back().push_back(field);
    }
    if (!rows.empty()) rows.erase(rows.begin());
    return rows;
}

/// Compares with tables of facts that are no part of the project, for whoever has them.
class facts_at_hand : public testing::Test {
protected:
    void SetUp() override {
        const char* folder = std::getenv("KRUISPUNT_FACTS_DIR");
        if (folder == nullptr)
            GTEST_SKIP() << "KRUISPUNT_FACTS_DIR names no folder with surnames.tsv and "
                            "municipalities.tsv to compare with";
        folder_ = folder;
    }

    std::string folder_;
};

TEST_F(facts_at_hand, surnames_weigh_what_they_should) {
    std::map<std::string, double> bearers;
    for (const auto& row : facts(folder_ + "/surnames.tsv"))
        bearers[row.at(0)] = std::stod(row.at(1));
    ASSERT_FALSE(bearers.empty());
    std::uint32_t compared = 0;
    for (const surname_row& row : surnames()) {
        const std::string name =
            (row.prefix.empty() ? "" : std::string{row.prefix} + " ") + std::string{row.stem};
        if (row.of != background::dutch || !bearers.contains(name)) continue;
        ++compared;
        EXPECT_NEAR(row.weight * 1000.0, bearers[name], 1000.0) << name;
    }
    EXPECT_GT(compared, 100U);
}

TEST_F(facts_at_hand, municipalities_lie_in_the_area_of_the_right_index) {
    std::map<std::string, std::string> index_of;
    for (const auto& row : facts(folder_ + "/municipalities.tsv"))
        index_of[row.at(0)] = row.at(5);
    ASSERT_FALSE(index_of.empty());
    for (const municipality_row& row : municipalities())
        EXPECT_EQ(index_of[std::string{row.code}], row.region) << row.name;
    for (const former_municipality_row& row : former_municipalities())
        EXPECT_EQ(index_of[std::string{row.code}], row.region) << row.name;
}

} // namespace
} // namespace kruispunt::conformance::population::tables
