#include "gateway/codec/json_reader.hpp"

#include <gtest/gtest.h>

#include <string>

namespace kruispunt::codec {
namespace {

constexpr char good[] =
    R"({"b":"x\u00e9\ud83d\ude00","a":[1,-2,2.50,true,false,null,{}],"c":{"d":""}})";

std::string nested(int depth) {
    const auto count = static_cast<std::size_t>(depth);
    return std::string(count, '[') + std::string(count, ']');
}

TEST(json_reader, keeps_kinds_texts_and_order) {
    const auto read = read_json(good);
    ASSERT_TRUE(read);
    node at = read->root().first_child();
    EXPECT_EQ(at.name(), "b");
    EXPECT_EQ(at.kind(), node_kind::text);
    EXPECT_EQ(at.text(), "x\xC3\xA9\xF0\x9F\x98\x80");
    at = at.next();
    ASSERT_EQ(at.name(), "a");
    std::string items;
    for (node item = at.first_child(); item; item = item.next())
        items += std::string(item.text()) + "|";
    EXPECT_EQ(items, "1|-2|2.50|true|false|||");
    at = at.next();
    EXPECT_EQ(at.child("d").kind(), node_kind::text);
    EXPECT_FALSE(at.child("e"));
    EXPECT_FALSE(at.next());
}

TEST(json_reader, a_name_may_return_in_another_object) {
    EXPECT_TRUE(read_json(R"([{"a":1},{"a":{"a":2}}])"));
}

class bad_json : public testing::TestWithParam<std::string> {};

// proves: COM-13.1 COM-28.5 refusal
TEST_P(bad_json, is_refused_as_unreadable) {
    const auto read = read_json(GetParam());
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().code, domain::errc::message_unreadable);
    EXPECT_EQ(read.error().detail.find("secret"), std::string::npos);
    EXPECT_FALSE(read.error().detail.empty());
}

INSTANTIATE_TEST_SUITE_P(
    table,
    bad_json,
    testing::Values(
        "",
        " ",
        "{",
        "}",
        "[",
        "{\"a\"}",
        "{\"a\":}",
        "{\"a\":1,}",
        "[1,]",
        "{a:1}",
        "{'a':1}",
        "secret",
        "{} {}",
        "{}x",
        std::string("{}\0", 3),
        std::string("{\"a\":\"\0\"}", 9),
        std::string("\0{}", 3),
        "\xEF\xBB\xBF{}",
        R"({"a":1,"a":2})",
        R"({"a":1,"\u0061":2})",
        R"({"a":{"b":1,"c":2,"b":3}})",
        R"(["\ud800"])",
        R"(["\udc00"])",
        R"(["\ud800\ud800"])",
        R"(["\ud800x"])",
        R"(["\ud83d"])",
        R"({"\udead":1})",
        R"(["\u12"])",
        R"(["\u12G4"])",
        "[\"\xED\xA0\x80\"]",
        "[\"\xC3\"]",
        "[\"\xC0\xAF\"]",
        "[\"\xFF\"]",
        "[\"a\nb\"]",
        "[\"a\tb\"]",
        R"(["\x41"])",
        "[01]",
        "[+1]",
        "[1.]",
        "[.5]",
        "[NaN]",
        "[Infinity]",
        "[0x10]",
        "[1e400]",
        "[1E16]",
        "[-]",
        "[1e]",
        "[--1]",
        "[9007199254740993]",
        "[-9007199254740993]",
        "[9.1e15]",
        "[18446744073709551616]",
        "[1] // secret",
        "[/* secret */1]",
        R"({"a":1,"b":{"a":1},"a":2})",
        R"({"":1,"":2})",
        "{}{}",
        "[1]\xC2\xA0",
        "\xC2\xA0[1]",
        "[1]\v",
        std::string("{\0\"\0a\0\"\0:\0001\0}\0", 14),
        nested(33)
    )
);

// proves: MN-01.3 acceptance
TEST(json_reader, takes_integers_that_every_reader_holds_and_on_demand_all_of_64_bits) {
    EXPECT_TRUE(read_json("[9007199254740992,-9007199254740992]"));
    const auto read = read_json("[9223372036854775807]", sixty_four_bits);
    ASSERT_TRUE(read);
    EXPECT_EQ(read->root().first_child().text(), "9223372036854775807");
    EXPECT_FALSE(read_json("[9223372036854775808]", sixty_four_bits));
}

// proves: COM-28.5 refusal
TEST(json_reader, takes_the_greatest_depth_and_no_more) {
    EXPECT_TRUE(read_json(nested(max_json_depth)));
    EXPECT_FALSE(read_json(nested(max_json_depth + 1)));
    EXPECT_FALSE(read_json(nested(100'000)));
    EXPECT_FALSE(read_json(std::string(1'000'000, '[')));
}

TEST(json_reader, takes_the_greatest_number_of_members_and_no_more) {
    const auto object = [](int members) {
        std::string text = "{";
        for (int i = 0; i < members; ++i)
            text += std::string(i > 0 ? "," : "") + "\"m" + std::to_string(i) + "\":0";
        return text + "}";
    };
    EXPECT_TRUE(read_json(object(max_json_members)));
    EXPECT_FALSE(read_json(object(max_json_members + 1)));
}

TEST(json_reader, refuses_what_is_larger_than_any_listener_lets_in) {
    const auto read = read_json(std::string((16U << 20U) + 1, ' '));
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().code, domain::errc::message_too_large);
}

TEST(json_reader, a_document_cut_anywhere_is_refused) {
    const std::string whole(good);
    for (std::size_t size = 0; size < whole.size(); ++size)
        EXPECT_FALSE(read_json(std::string_view(whole).substr(0, size))) << size;
    EXPECT_TRUE(read_json(whole));
}

} // namespace
} // namespace kruispunt::codec
