#include "adapters/multisignaal/conditions.hpp"

#include <gtest/gtest.h>

namespace kruispunt::adapters::multisignaal {
namespace {

using tags = std::vector<entity_tag>;
using texts = std::vector<std::string>;

// proves: MS-11.3 acceptance
TEST(conditions, lists_of_tags_are_read) {
    const std::pair<const char*, tags> lists[] = {
        {R"("a")", {{"a", false}}},
        {R"(  "a"  )", {{"a", false}}},
        {R"("")", {{"", false}}},
        {R"("a","b")", {{"a", false}, {"b", false}}},
        {R"("a" , W/"b",, "c",)", {{"a", false}, {"b", true}, {"c", false}}},
        {R"("a,b")", {{"a,b", false}}},
        {"\"caf\xC3\xA9\"", {{"caf\xC3\xA9", false}}}};
    for (const auto& [value, expected] : lists) {
        const auto read = read_tags(value);
        ASSERT_TRUE(read) << value;
        EXPECT_FALSE(read->anything);
        EXPECT_EQ(read->tags, expected) << value;
    }
    EXPECT_TRUE(read_tags("*").value().anything);
    EXPECT_TRUE(read_tags(" * ").value().anything);
}

// proves: MS-11.3 refusal
TEST(conditions, anything_else_is_no_condition) {
    for (const char* value :
         {"",          " ",          ",",       ", ,",       "a",         "\"",       "\"a",
          "a\"",       R"("a" "b")", R"("a"b)", R"("a b")",  "\"a\x7f\"", "\"a\tb\"", R"(w/"a")",
          R"(W /"a")", "W/a",        "W/",      R"(*, "a")", R"("a", *)", "**",       R"('a')"})
        EXPECT_FALSE(read_tags(value)) << value;
}

// proves: MS-11.5 refusal
TEST(conditions, weak_tags_never_match_strongly) {
    EXPECT_EQ(strong_tags(read_tags(R"(W/"a")").value()), texts{});
    EXPECT_EQ(strong_tags(read_tags(R"(W/"a", "b")").value()), texts{"b"});
}

// proves: MS-11.3 refusal
TEST(conditions, a_tag_that_is_an_asterisk_is_not_anything) {
    EXPECT_EQ(strong_tags(read_tags(R"("*")").value()), texts{});
    EXPECT_EQ(strong_tags(read_tags(R"("*", "a")").value()), texts{"a"});
    EXPECT_EQ(strong_tags(read_tags("*").value()), texts{"*"});
    EXPECT_FALSE(names(read_tags(R"("*")").value(), "a"));
}

// proves: MS-11.1 acceptance
TEST(conditions, what_one_has_already_may_be_named_weakly) {
    EXPECT_TRUE(names(read_tags(R"(W/"a")").value(), "a"));
    EXPECT_TRUE(names(read_tags(R"("b", "a")").value(), "a"));
    EXPECT_TRUE(names(read_tags("*").value(), "a"));
    EXPECT_FALSE(names(read_tags(R"("b", "A")").value(), "a"));
}

// proves: MS-11.3
TEST(conditions, several_lines_of_a_field_are_one_list) {
    const ports::http_fields fields{{"If-Match", R"("a")"}, {"X", "y"}, {"if-match", R"("b")"}};
    EXPECT_EQ(whole_value(fields, "IF-MATCH"), R"("a", "b")");
    EXPECT_FALSE(whole_value(fields, "If-None-Match"));
}

} // namespace
} // namespace kruispunt::adapters::multisignaal
