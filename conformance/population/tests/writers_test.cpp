#include "conformance/population/note.hpp"
#include "conformance/population/tests/people.hpp"
#include "conformance/population/writers.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <map>
#include <sstream>
#include <string>
#include <vector>

namespace kruispunt::conformance::population {
namespace {

std::string csv(std::uint64_t seed, std::uint64_t size) {
    csv_writer form;
    return written(form, seed, size);
}

std::string json(std::uint64_t seed, std::uint64_t size) {
    json_writer form;
    return written(form, seed, size);
}

std::vector<std::string> split(const std::string& text, char separator) {
    std::vector<std::string> parts{""};
    for (const char letter : text) {
        if (letter == separator) {
            parts.emplace_back();
        } else {
            parts.back() += letter;
        }
    }
    return parts;
}

/// The CSV's persons by BSN, their columns by name.
std::map<std::string, std::map<std::string, std::string>> read_csv(const std::string& text) {
    std::istringstream lines{text};
    std::string line;
    std::vector<std::string> columns;
    std::map<std::string, std::map<std::string, std::string>> persons;
    while (std::getline(lines, line)) {
        if (line.starts_with("# ")) continue;
        const std::vector<std::string> fields = split(line, ',');
        if (columns.empty()) {
            columns = fields;
            continue;
        }
        EXPECT_EQ(fields.size(), columns.size());
        for (std::size_t at = 0; at < columns.size(); ++at)
            persons[fields[0]][columns[at]] = fields.at(at);
    }
    return persons;
}

std::string joined(const nlohmann::json& parents) {
    std::string text;
    for (const auto& parent : parents) {
        if (!text.empty()) text += ' ';
        text += parent.get<std::string>();
    }
    return text;
}

void expect_valid_nfc(const std::string& text) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
    ASSERT_TRUE(U_SUCCESS(status));
    const icu::UnicodeString wide = icu::UnicodeString::fromUTF8(text);
    EXPECT_LT(wide.indexOf(char16_t{0xFFFD}), 0);
    EXPECT_TRUE(nfc->isNormalized(wide, status));
    std::string back;
    wide.toUTF8String(back);
    EXPECT_EQ(back, text);
}

TEST(writers, say_at_the_head_in_two_languages_that_everyone_is_made_up) {
    const std::string table = csv(3, 20);
    EXPECT_TRUE(table.starts_with(
        "# " + std::string{note::dutch} + "\n# " + std::string{note::english} +
        "\n# seed=3 size=20 today=2026-11-20\nbsn,household,"
    ));
    const auto object = nlohmann::json::parse(json(3, 20));
    EXPECT_EQ(object["note"]["nl"], note::dutch);
    EXPECT_EQ(object["note"]["en"], note::english);
    EXPECT_EQ(object["seed"], 3);
    EXPECT_EQ(object["size"], 20);
    EXPECT_EQ(object["today"], "2026-11-20");
}

TEST(writers, a_seed_of_64_bits_is_kept) {
    const auto object = nlohmann::json::parse(json(18'446'744'073'709'551'615ULL, 2));
    EXPECT_EQ(object["seed"].get<std::uint64_t>(), 18'446'744'073'709'551'615ULL);
}

TEST(writers, csv_and_json_tell_the_same) {
    const auto table = read_csv(csv(8, 20'000));
    const auto object = nlohmann::json::parse(json(8, 20'000));
    std::size_t persons = 0;
    for (const auto& home : object["households"]) {
        const auto& last = home["addresses"].back();
        for (const auto& someone : home["persons"]) {
            ++persons;
            const auto& row = table.at(someone["bsn"]);
            for (const char* same :
                 {"role", "given_names", "prefix", "surname", "gender", "birth_date"})
                EXPECT_EQ(row.at(same), someone[same]);
            for (const char* same :
                 {"street",
                  "letter",
                  "addition",
                  "postcode",
                  "place",
                  "municipality",
                  "municipality_name",
                  "region"})
                EXPECT_EQ(row.at(same), last[same]);
            EXPECT_EQ(row.at("household"), std::to_string(home["id"].get<int>()));
            EXPECT_EQ(row.at("address_from"), last["from"]);
            EXPECT_EQ(row.at("number"), std::to_string(last["number"].get<int>()));
            EXPECT_EQ(row.at("parents"), joined(someone["parents"]));
            EXPECT_EQ(
                row.at("twin_of"),
                someone["twin_of"].is_null() ? "" : someone["twin_of"].get<std::string>()
            );
        }
    }
    EXPECT_EQ(persons, 20'000U);
    EXPECT_EQ(table.size(), 20'000U);
}

TEST(writers, write_valid_utf8_in_nfc_with_diacritics) {
    const std::string table = csv(8, 50'000);
    expect_valid_nfc(table);
    expect_valid_nfc(json(8, 5'000));
    for (const char* written_right : {"Aïcha", "Zoë", "Çelik", "Yıldız", "Đorđević", ",van den,"})
        EXPECT_NE(table.find(written_right), std::string::npos) << written_right;
}

} // namespace
} // namespace kruispunt::conformance::population
