#include "conformance/suite/verdict/masking.hpp"
#include "conformance/suite/verdict/recognising.hpp"

#include <gtest/gtest.h>

namespace kruispunt::conformance::suite::tests {
namespace {

const plan::scopes variables{
    {"a", {{"signal", "S-1"}, {"child.bsn", "999990019"}, {"child.birth_date", "2018-03-09"}}},
    {"b", {{"signal", "S-2"}, {"child.surname", "Proefkind999990019"}}}};

catalogue::message kind(const std::string& target, std::vector<catalogue::check> checks = {}) {
    catalogue::message made;
    made.name = "it";
    made.recognised = {"PUT", target, std::move(checks)};
    return made;
}

wire::request request(const std::string& target, const std::string& body = {}) {
    return {"PUT", target, {{"X", "1"}}, body, {}};
}

TEST(verdict_recognising, by_method_and_target) {
    const auto of_signal = kind("/v1/signalen/{signal}/meldingen/{any}");
    EXPECT_TRUE(
        verdict::recognises(of_signal, request("/v1/signalen/S-1/meldingen/7"), variables, "a")
    );
    EXPECT_FALSE(
        verdict::recognises(of_signal, request("/v1/signalen/S-1/meldingen/7"), variables, "b")
    );
    EXPECT_FALSE(verdict::recognises(of_signal, request("/v1/signalen/S-1"), variables, "a"));
    auto posted = request("/v1/signalen/S-1/meldingen/7");
    posted.method = "POST";
    EXPECT_FALSE(verdict::recognises(of_signal, posted, variables, "a"));
}

TEST(verdict_recognising, by_query_whose_other_parameters_may_be_there) {
    const auto ended = kind("/v1/matches/{match}?signal={signal}");
    EXPECT_TRUE(verdict::recognises(ended, request("/v1/matches/m?x=1&signal=S-1"), variables, "a")
    );
    EXPECT_FALSE(verdict::recognises(ended, request("/v1/matches/m?signal=S-2"), variables, "a"));
    EXPECT_FALSE(verdict::recognises(ended, request("/v1/matches/m"), variables, "a"));
}

TEST(verdict_recognising, by_checks_on_the_body) {
    const auto event = kind(
        "/hook",
        {{"", catalogue::at_body{"/data/signaalId", catalogue::is_value{"${signal}"}}},
         {"", catalogue::at_header{"x", catalogue::is_value{"1"}}}}
    );
    const auto body = R"({"data":{"signaalId":"S-1"}})";
    EXPECT_TRUE(verdict::recognises(event, request("/hook", body), variables, "a"));
    EXPECT_FALSE(verdict::recognises(event, request("/hook", body), variables, "b"));
    EXPECT_FALSE(verdict::recognises(event, request("/hook", "no json"), variables, "a"));
    EXPECT_FALSE(verdict::recognises(event, request("/hook", body), variables, "unknown"));
}

TEST(verdict_recognising, xml_by_xpath) {
    auto notice = kind(
        "/berichten",
        {{"", catalogue::at_body{"//sisa:signaalId", catalogue::is_value{"${signal}"}}}}
    );
    notice.request.body = "<sisa:x/>";
    const auto body = R"(<x xmlns="urn:nl:verwijsindex:sisa:1"><signaalId>S-1</signaalId></x>)";
    EXPECT_TRUE(verdict::recognises(notice, request("/berichten", body), variables, "a"));
    EXPECT_FALSE(verdict::recognises(notice, request("/berichten", body), variables, "b"));
}

TEST(verdict_recognising, values_are_taken_out_as_text) {
    const std::vector<wire::header> headers{{"ETag", "\"7\""}};
    const std::string body = R"({"a":"x","n":5,"z":null})";
    EXPECT_EQ(verdict::value_at("multisignaal", headers, body, "header:etag"), "\"7\"");
    EXPECT_EQ(verdict::value_at("multisignaal", headers, body, "header:none"), std::nullopt);
    EXPECT_EQ(verdict::value_at("multisignaal", body, "/a"), "x");
    EXPECT_EQ(verdict::value_at("multisignaal", body, "/n"), "5");
    EXPECT_EQ(verdict::value_at("multisignaal", body, "/z"), std::nullopt);
    EXPECT_EQ(verdict::value_at("multisignaal", "<", "/z"), std::nullopt);
}

TEST(verdict_masking, values_of_persons_give_way_to_their_names_the_longest_first) {
    EXPECT_EQ(
        verdict::masked("Proefkind999990019 999990019 2018-03-09 20180309 S-1", variables),
        "${child.surname} ${child.bsn} ${child.birth_date} ${child.birth_date.stuf} S-1"
    );
}

} // namespace
} // namespace kruispunt::conformance::suite::tests
