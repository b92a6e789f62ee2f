#include "conformance/text/base64.hpp"
#include "conformance/text/clock.hpp"
#include "conformance/text/ids.hpp"
#include "conformance/text/json.hpp"
#include "conformance/text/rules.hpp"
#include "conformance/text/xml.hpp"
#include "conformance/wire/http.hpp"

#include <gtest/gtest.h>

namespace kruispunt::conformance::tests {
namespace {

using text::instant;

instant at(long long seconds) {
    return instant(std::chrono::seconds(seconds));
}

TEST(Clock, WritesAmsterdamsWallClock) {
    // 2026-03-29T01:00:00Z and 2026-10-25T01:00:00Z are when the clock changes.
    EXPECT_EQ(
        text::stuf_timestamp(at(1774746000) - std::chrono::milliseconds(1)), "20260329015959999"
    );
    EXPECT_EQ(text::stuf_timestamp(at(1774746000)), "20260329030000000");
    EXPECT_EQ(
        text::stuf_timestamp(at(1792890000) - std::chrono::milliseconds(1)), "20261025025959999"
    );
    EXPECT_EQ(text::stuf_timestamp(at(1792890000)), "20261025020000000");
    EXPECT_EQ(text::rfc3339(at(1774746000)), "2026-03-29T01:00:00.000Z");
}

TEST(Clock, ReadsUtcAndNothingElse) {
    using namespace std::chrono_literals;
    EXPECT_EQ(text::read_utc("2026-03-29T01:00:00Z"), at(1774746000));
    EXPECT_EQ(text::read_utc("2026-03-29T01:00:00.5Z"), at(1774746000) + 500ms);
    EXPECT_EQ(text::read_utc("2026-03-29T01:00:00.0129999Z"), at(1774746000) + 12ms);
    for (const auto* const wrong :
         {"", "Z", "2026-03-29T01:00:00", "2026-03-29T01:00:00+00:00", "2026-02-29T01:00:00Z"})
        EXPECT_FALSE(text::read_utc(wrong)) << wrong;
}

TEST(Rules, JudgeShapes) {
    EXPECT_TRUE(text::uuid(text::new_uuid()));
    EXPECT_FALSE(text::uuid("6f1a2c34-0000-4000-8000-00000000000g"));
    EXPECT_TRUE(text::iso_date("2024-02-29"));
    EXPECT_FALSE(text::iso_date("2026-02-29"));
    EXPECT_TRUE(text::iso_datetime("2026-11-20T10:15:30.123+01:00"));
    EXPECT_FALSE(text::iso_datetime("2026-11-20T10:15:30"));
    EXPECT_FALSE(text::iso_datetime("2026-11-20T25:15:30Z"));
    EXPECT_FALSE(text::iso_datetime("2026-11-20T10:15:30.Z"));
    EXPECT_TRUE(text::stuf_datetime("20261120101530123"));
    EXPECT_FALSE(text::stuf_datetime("20261320101530123"));
    EXPECT_TRUE(text::signal_id(std::string(64, 'a')));
    EXPECT_FALSE(text::signal_id(std::string(65, 'a')));
    EXPECT_FALSE(text::signal_id("a b"));
    EXPECT_FALSE(text::reference(std::string(41, 'a')));
    EXPECT_TRUE(text::reference("INZ <1> & é"));
    EXPECT_FALSE(text::reference("a\nb"));
    EXPECT_FALSE(text::reference(""));
    EXPECT_TRUE(text::error_code("KENMERK_CONFLICT"));
    EXPECT_FALSE(text::error_code("OEPS"));
}

TEST(Rules, JudgePlainText) {
    EXPECT_TRUE(text::plain_text("Aïcha"));
    EXPECT_FALSE(text::plain_text(""));
    EXPECT_FALSE(text::plain_text("a\nb"));
    EXPECT_FALSE(text::plain_text("a\xC2\x85"));
    EXPECT_FALSE(text::plain_text("\xFF"));
    EXPECT_FALSE(text::plain_text("\xC3"));
    std::string longest;
    for (int i = 0; i < 200; ++i)
        longest += "ï";
    EXPECT_TRUE(text::plain_text(longest));
    EXPECT_FALSE(text::plain_text(longest + "a"));
}

TEST(Rules, FindABsn) {
    EXPECT_TRUE(text::carries_bsn("999990019"));
    EXPECT_TRUE(text::carries_bsn("kind 999990019."));
    EXPECT_FALSE(text::carries_bsn("999990018"));
    EXPECT_FALSE(text::carries_bsn("9999900190"));
    EXPECT_FALSE(text::carries_bsn("+999990019"));
    EXPECT_FALSE(text::carries_bsn("000000000"));
}

bool is_readable(const std::string& document) {
    return std::holds_alternative<text::xml_element>(text::read_xml(document));
}

TEST(Xml, RefusesWhatMayHideSomething) {
    EXPECT_TRUE(is_readable(R"(<a b="&amp;&#65;"><!-- c --><d><![CDATA[x]]></d></a>)"));
    EXPECT_FALSE(is_readable("<!DOCTYPE a><a/>"));
    EXPECT_FALSE(is_readable("<a>&b;</a>"));
    EXPECT_FALSE(is_readable("<?x y?><a/>"));
    EXPECT_FALSE(is_readable("<a><?x y?></a>"));
    EXPECT_FALSE(is_readable("<x:a/>"));
    EXPECT_FALSE(is_readable("<a/><b/>"));
    EXPECT_FALSE(is_readable("<a>\xFF</a>"));
    EXPECT_FALSE(is_readable(""));
}

TEST(Xml, ReadsToADepthOf32) {
    const auto nested = [](int depth) {
        std::string document;
        for (int i = 0; i < depth; ++i)
            document += "<a>";
        for (int i = 0; i < depth; ++i)
            document += "</a>";
        return document;
    };
    EXPECT_TRUE(is_readable(nested(32)));
    EXPECT_FALSE(is_readable(nested(33)));
    EXPECT_FALSE(is_readable(nested(20000)));
}

TEST(Xml, WritesWhatItReads) {
    const std::string hard = "<\"&'>ï";
    const auto document = text::xml_writer().open("a").leaf("b", hard).finish();
    const auto read = std::get<text::xml_element>(text::read_xml(document));
    EXPECT_EQ(read.child("", "b")->text, hard);
}

TEST(Json, RefusesWhatMayHideSomething) {
    EXPECT_TRUE(text::read_json(R"({"a":{"b":1},"c":{"b":1}})"));
    EXPECT_FALSE(text::read_json(R"({"a":1,"a":1})"));
    EXPECT_FALSE(text::read_json(R"([{"a":1,"b":[],"a":1}])"));
    EXPECT_FALSE(text::read_json("{} {}"));
    EXPECT_FALSE(text::read_json("\"\xFF\""));
    EXPECT_TRUE(text::read_json(std::string(32, '[') + std::string(32, ']')));
    EXPECT_FALSE(text::read_json(std::string(33, '[') + std::string(33, ']')));
}

TEST(Base64, DecodesOrSaysNo) {
    EXPECT_EQ(text::decode_base64("/w=="), "\xFF");
    EXPECT_EQ(text::decode_base64("YWJj"), "abc");
    EXPECT_EQ(text::decode_base64(""), "");
    EXPECT_FALSE(text::decode_base64("a"));
    EXPECT_FALSE(text::decode_base64("?==="));
}

TEST(Base64, EncodesWhatItDecodes) {
    for (const std::string bytes : {"", "a", "ab", "abc", "\xFF\x01z"})
        EXPECT_EQ(text::decode_base64(text::encode_base64(bytes)), bytes);
    EXPECT_EQ(text::encode_base64(std::string(100, 'x')).find('\n'), std::string::npos);
}

TEST(Targets, AreTakenApart) {
    const auto parts = wire::read_target("/v1/a%20b/c?x=1&y=%C3%AF&z").value();
    EXPECT_EQ(parts.path, "/v1/a%20b/c");
    EXPECT_EQ(parts.segments, (std::vector<std::string>{"v1", "a b", "c"}));
    EXPECT_EQ(parts.parameter("y"), "ï");
    EXPECT_EQ(parts.parameter("z"), "");
    EXPECT_FALSE(parts.parameter("q"));
    EXPECT_FALSE(wire::read_target("/%4"));
    EXPECT_FALSE(wire::read_target("/a?b=%zz"));
    EXPECT_EQ(wire::encode_segment("a b/ï"), "a%20b%2F%C3%AF");
}

TEST(Urls, AreTakenApart) {
    const auto url = wire::read_base_url("https://localhost:8443/a/").value();
    EXPECT_EQ(url.host + "|" + url.port + "|" + url.path, "localhost|8443|/a");
    EXPECT_EQ(wire::read_base_url("https://x").value().port, "443");
    EXPECT_FALSE(wire::read_base_url("http://x"));
    EXPECT_FALSE(wire::read_base_url("https://:1"));
    EXPECT_FALSE(wire::read_base_url("https://x:y"));
    EXPECT_FALSE(wire::read_base_url("https://x/?q"));
}

} // namespace
} // namespace kruispunt::conformance::tests
