#include "gateway/domain/error.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

namespace kruispunt::domain {
namespace {

const std::vector<errc> all{
#define KRUISPUNT_ERROR(name, wire, dutch, english) errc::name,
#include "gateway/domain/errors.def"
#undef KRUISPUNT_ERROR
};

// proves: ERR-1.1
TEST(Errors, TableHoldsTheContractsCodesAndNoOther) {
    const std::set<std::string_view> contract{
        "BSN_ONGELDIG",
        "DATUM_ONGELDIG",
        "LEEFTIJD",
        "VERPLICHT_VELD",
        "ONBEKEND_VELD",
        "WAARDE_ONGELDIG",
        "KENMERK_CONFLICT",
        "SIGNAAL_ONBEKEND",
        "VERZOEKER_NIET_BEVOEGD",
        "OIN_NIET_BEVOEGD",
        "HANDTEKENING_ONGELDIG",
        "BERICHT_VERLOPEN",
        "BERICHT_TE_GROOT",
        "BERICHT_ONLEESBAAR",
        "TIJDELIJK_NIET_BESCHIKBAAR"};
    std::set<std::string_view> table;
    for (const errc code : all)
        EXPECT_TRUE(table.insert(wire_code(code)).second) << wire_code(code);
    EXPECT_EQ(table, contract);
}

TEST(Errors, EveryWireCodeIsReadBack) {
    for (const errc code : all)
        EXPECT_EQ(code_from_wire(wire_code(code)), code);
    EXPECT_EQ(code_from_wire("NIETS"), errc::value_invalid);
}

// proves: COM-27.1
TEST(Errors, EveryCodeHasItsOwnSentences) {
    std::set<std::string_view> dutch;
    std::set<std::string_view> english;
    for (const errc code : all) {
        EXPECT_TRUE(dutch.insert(dutch_text(code)).second);
        EXPECT_TRUE(english.insert(english_text(code)).second);
        EXPECT_FALSE(dutch_text(code).empty());
        EXPECT_FALSE(english_text(code).empty());
        // A sentence with a digit would be one with a value.
        const auto has_digit = [](std::string_view text) {
            return text.find_first_of("023456789") != text.npos;
        };
        EXPECT_FALSE(has_digit(dutch_text(code)));
        EXPECT_FALSE(has_digit(english_text(code)));
    }
}

TEST(Errors, ReadingTheValueOfAFailureIsAProgrammersError) {
    const result<int> failed = make_error(errc::age_exceeded, "kind/geboortedatum");
    EXPECT_THROW((void)failed.value(), bad_result);
}

} // namespace
} // namespace kruispunt::domain
