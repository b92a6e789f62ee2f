#include "tests/bench/translation.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

namespace kruispunt::bench {
namespace {

std::string example() {
    std::ifstream in(KRUISPUNT_MAPPINGS "/esar/examples/signaal-afgeven.xml", std::ios::binary);
    EXPECT_TRUE(in);
    return {std::istreambuf_iterator<char>(in), {}};
}

std::optional<std::string> mapped(const std::string& message) {
    static const mapped_translation translation{KRUISPUNT_MAPPINGS};
    const auto admitted = translation.admit(message);
    return admitted ? translation.translate(*admitted) : std::nullopt;
}

std::optional<std::string> by_xslt(const std::string& message) {
    static const xslt_translation translation{KRUISPUNT_STYLESHEET};
    const auto parsed = translation.parse(message);
    return parsed ? translation.translate(parsed) : std::nullopt;
}

std::string with(std::string text, const std::string& from, const std::string& to) {
    const auto at = text.find(from);
    EXPECT_NE(at, text.npos) << from;
    if (at != text.npos) text.replace(at, from.size(), to);
    return text;
}

std::string without_line_end(std::string text) {
    while (!text.empty() && text.back() == '\n')
        text.pop_back();
    return text;
}

TEST(Translation, BothWriteTheSameBytes) {
    const auto ours = mapped(example());
    const auto theirs = by_xslt(example());
    ASSERT_TRUE(ours && theirs);
    EXPECT_EQ(*ours, without_line_end(*theirs));
}

struct change {
    std::string from;
    std::string to;
    bool xslt_refuses;
};

class WrongMessage : public testing::TestWithParam<change> {};

// proves: COM-10.2 COM-11.7 COM-13.8 COM-14.2 COM-28.6 COM-28.8 ESAR-10.2 ESAR-10.3 ESAR-10.6
// proves: ESAR-10.11 INF-1.1 refusal
TEST_P(WrongMessage, IsRefusedByUsAndWhereItCanByXslt) {
    const auto& [from, to, xslt_refuses] = GetParam();
    const std::string message = with(example(), from, to);
    EXPECT_FALSE(mapped(message));
    EXPECT_EQ(!by_xslt(message), xslt_refuses);
}

INSTANTIATE_TEST_SUITE_P(
    Table,
    WrongMessage,
    testing::Values(
        change{"999990019", "999990018", true},
        change{"<geslacht>V", "<geslacht>W", true},
        change{"<oin>00000099000000001000", "<oin>1000", true},
        change{"<datum>2026-11-20", "<datum>2026-13-20", true},
        change{"<geinformeerd>ouders", "<geinformeerd>niemand", true},
        change{"<kind>", "<kind><toelichting>x</toelichting>", true},
        change{
            "<voornamen>A\xC3\xAF"
            "cha Maria",
            "<voornamen>",
            true},
        change{"</soap:Envelope>", "", true},
        change{"<gemeentecode>0034", "<gemeentecode>34", true},
        // what libxml2 and XSLT 1.0 let pass
        change{"<datum>2026-11-20", "<datum>2026-02-29", false},
        change{"<soap:Envelope", "<!DOCTYPE x><soap:Envelope", false},
        change{"<soap:Envelope", "<?x y?><soap:Envelope", false}
    )
);

} // namespace
} // namespace kruispunt::bench
