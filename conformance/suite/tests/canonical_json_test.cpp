#include "conformance/text/canonical_json.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

namespace kruispunt::conformance::suite::tests {
namespace {

using text::canonical;
using text::json;

std::string rewritten(const std::string& document) {
    return canonical(*text::read_json(document));
}

TEST(CanonicalJson, SortsMembersAtEveryDepthAndWritesNoWhiteSpace) {
    EXPECT_EQ(
        rewritten(R"({ "b" : [ 3, { "z": true, "a": null } ], "a" : "x" })"),
        R"({"a":"x","b":[3,{"a":null,"z":true}]})"
    );
}

TEST(CanonicalJson, EscapesWhatMustBeEscapedAndNothingElse) {
    EXPECT_EQ(
        rewritten(R"(["\u20ac$\u000f\u000aA'\u0042\u0022\u005c\\\"\/", "\u007f\u0008\u000c"])"),
        "[\"\xe2\x82\xac$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\",\"\x7f\\b\\f\"]"
    );
}

// The order of UTF-16's units, in which a pair of surrogates comes before U+FB33 (RFC 8785 §3.2.3).
TEST(CanonicalJson, SortsNamesByTheirUnitsOfUtf16) {
    EXPECT_EQ(
        rewritten(R"({"\ufb33":1,"\ud83d\ude00":2,"\u20ac":3,"1":4,"\u00f6":5,"\r":6})"),
        "{\"\\r\":6,\"1\":4,\"\xc3\xb6\":5,\"\xe2\x82\xac\":3,\"\xf0\x9f\x98\x80\":2,"
        "\"\xef\xac\xb3\":1}"
    );
}

TEST(CanonicalJson, TakesWholeNumbersThatEveryReaderKeeps) {
    EXPECT_EQ(
        rewritten("[9007199254740991,-9007199254740991,0]"),
        "[9007199254740991,-9007199254740991,0]"
    );
    EXPECT_THROW(rewritten("[9007199254740992]"), std::runtime_error);
    EXPECT_THROW(rewritten("[-9007199254740992]"), std::runtime_error);
    EXPECT_THROW(rewritten("[1.5]"), std::runtime_error);
}

TEST(CanonicalJson, RefusesTextThatIsNoUtf8) {
    EXPECT_THROW(canonical(json("\xff")), std::runtime_error);
}

} // namespace
} // namespace kruispunt::conformance::suite::tests
