#include "gateway/codec/given_name.hpp"

#include <gtest/gtest.h>

namespace kruispunt::codec {
namespace {

struct row {
    const char* given;
    const char* folded;
};

class folded_name : public testing::TestWithParam<row> {};

TEST_P(folded_name, is_as_the_table_says) {
    EXPECT_EQ(folded_first_given_name(GetParam().given), GetParam().folded);
}

INSTANTIATE_TEST_SUITE_P(
    table,
    folded_name,
    testing::Values(
        row{"A\xC3\xAF"
            "cha Maria",
            "aicha"},
        row{"Ai\xCC\x88"
            "cha",
            "aicha"},
        row{"AICHA", "aicha"},
        row{"  Jan  Piet", "jan"},
        row{"Anne-Marie", "annemarie"},
        row{"D'Angelo", "dangelo"},
        row{"Thijs", "thys"},
        row{"Thys", "thys"},
        row{"TH\xC4\xB2S", "thys"},
        row{"S\xC3\xB8ren", "soren"},
        row{"Wei\xC3\x9F", "weiss"},
        row{"\xC4\xB0smail", "ismail"},
        row{"Ism\xC4\xB1l", "ismil"},
        row{"\xC5\x81ukasz", "lukasz"},
        row{"\xC3\x86gir", "aegir"},
        row{"Jo", "jo"},
        row{"", ""},
        row{" ", ""},
        row{"A", ""},
        row{"A.", ""},
        row{"A.B.", ""},
        row{"J.P. Pieter", ""},
        row{"Chr.", ""},
        row{"\xC3\x89", ""},
        row{"-", ""},
        row{"12", ""}
    )
);

} // namespace
} // namespace kruispunt::codec
