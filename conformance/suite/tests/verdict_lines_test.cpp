#include "conformance/suite/verdict/bodies.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

namespace kruispunt::conformance::suite::verdict {
namespace {

const std::string answer = "A;Bv03\r\nB;Fo03;X y\n\nTOTAAL;2\n";

std::string line(const std::string& path, const std::string& body = answer) {
    const auto found = look_in_body("sisa", body, path);
    return found && found->there ? found->value.get<std::string>() : "none";
}

TEST(verdict_lines, are_counted_from_one_and_have_no_line_end) {
    EXPECT_EQ(line("line:1"), "A;Bv03");
    EXPECT_EQ(line("line:2"), "B;Fo03;X y");
    EXPECT_EQ(line("line:3"), "");
    EXPECT_EQ(line("line:4"), "TOTAAL;2");
    EXPECT_EQ(line("line:5"), "none");
}

TEST(verdict_lines, have_a_last_one_with_or_without_its_end) {
    EXPECT_EQ(line("line:last"), "TOTAAL;2");
    EXPECT_EQ(line("line:last", "a\nb"), "b");
    EXPECT_EQ(line("line:last", "a\n\n"), "");
    EXPECT_EQ(line("line:last", ""), "none");
    EXPECT_EQ(line("line:1", ""), "none");
}

TEST(verdict_lines, can_be_counted_in_any_protocol) {
    EXPECT_EQ(look_in_body("multisignaal", answer, "line:*")->count, 4U);
    EXPECT_EQ(look_in_body("sisa", "", "line:*")->count, 0U);
    EXPECT_EQ(line("line:*"), answer);
}

TEST(verdict_lines, have_no_other_names) {
    for (const char* path : {"line:", "line:0", "line:-1", "line:1x", "line:first"})
        EXPECT_THROW(look_in_body("sisa", answer, path), std::runtime_error) << path;
}

} // namespace
} // namespace kruispunt::conformance::suite::verdict
