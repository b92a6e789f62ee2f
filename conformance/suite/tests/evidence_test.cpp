#include "conformance/suite/evidence/evidence.hpp"
#include "conformance/text/canonical_json.hpp"

#include <gtest/gtest.h>

namespace kruispunt::conformance::suite::tests {
namespace {

evidence::test_evidence everything() {
    evidence::test_evidence made;
    made.test = "multisignaal.gw.com-10.2";
    made.digest = std::string(64, 'a');
    made.scopes["a"] = {{"signal", "S-1"}, {"octets", "\xff"}};
    made.trust = "PEM";
    evidence::exchange taken;
    taken.sent = {"PUT", "/x", {{"A", "1"}, {"A", "\xe9"}}, std::string("\0\xff", 2), {}};
    taken.certificate = "region";
    taken.got = wire::response{201, {{"ETag", "\"1\""}}, "{}"};
    taken.tls = evidence::tls_seen{"TLSv1.3", "00000099000000000000", std::string(64, 'b')};
    evidence::exchange refused;
    refused.sent = {"GET", "/", {}, {}, {}};
    refused.failed = wire::failure{"tls", "alert"};
    evidence::call call;
    call.got = wire::request{"POST", "/hook", {}, "{}", "0"};
    const auto at = "2026-11-20T12:00:00.000Z";
    made.records = {
        evidence::record{at, 5, taken},
        evidence::record{at, 1, refused},
        std::nullopt,
        evidence::record{at, 0, call},
        evidence::record{at, 0, evidence::call{}},
        evidence::record{at, 0, evidence::calls_seen{3}},
        evidence::record{at, 0, evidence::adapter_reply{{{"id", 1}, {"status", "finished"}}}},
        evidence::record{at, 0, evidence::done{}}};
    made.adapter = {"> {}", "\xff"};
    made.notes = {"POST /x at region"};
    made.suite_fault = "none really";
    return made;
}

std::string fault_of(const text::json& document) {
    try {
        (void)evidence::from_json(document);
        return {};
    } catch (const std::runtime_error& fault) {
        return fault.what();
    }
}

TEST(evidence, is_written_and_read_back_the_same) {
    const auto written = text::canonical(evidence::to_json(everything()));
    const auto read = evidence::from_json(*text::read_json(written));
    EXPECT_EQ(text::canonical(evidence::to_json(read)), written);
    const auto& taken = std::get<evidence::exchange>(read.records[0]->seen);
    EXPECT_EQ(taken.sent.body, std::string("\0\xff", 2));
    EXPECT_EQ(taken.sent.headers[1].value, "\xe9");
    EXPECT_EQ(taken.tls->peer_oin, "00000099000000000000");
    EXPECT_FALSE(read.records[2]);
    EXPECT_FALSE(std::get<evidence::call>(read.records[3]->seen).answered);
    EXPECT_FALSE(std::get<evidence::call>(read.records[4]->seen).got);
    EXPECT_EQ(read.scopes.at("a").at("octets"), "\xff");
}

TEST(evidence, a_number_of_an_adapter_that_is_not_whole_becomes_its_text) {
    auto made = everything();
    made.records[6]->seen = evidence::adapter_reply{{{"list", {1.5, 2}}}};
    const auto written = evidence::to_json(made);
    EXPECT_EQ(written["records"][6]["reply"]["list"][0], "1.5");
    EXPECT_NO_THROW((void)evidence::from_json(written));
}

TEST(evidence, refuses_what_it_does_not_know_or_cannot_be) {
    struct sample {
        const char* pointer;
        text::json value;
        const char* because;
    };

    const auto good = evidence::to_json(everything());
    ASSERT_EQ(fault_of(good), "");
    for (const auto& [pointer, value, because] :
         {sample{"/more", 1, "more: is not a member"},
          sample{"/records/0/more", 1, "records/0/more: is not a member"},
          sample{"/records/0/op", 1U, "is the record's place"},
          sample{"/records/0/at", "today", "is a moment in UTC"},
          sample{"/records/0/exchange/got", nullptr, "exactly one of got and failed"},
          sample{"/records/0/exchange/got/status", 12U, "has three digits"},
          sample{"/records/0/exchange/sent/body_base64", "*", "is no Base64"},
          sample{"/records/0/exchange/sent/headers", {{"A"}}, "holds [name, value] alone"},
          sample{"/records/0/exchange/tls/peer_sha256", "x", "is no SHA-256"},
          sample{"/records/5/calls_seen", -1, "is no whole number"},
          sample{"/records/6/reply", {{"n", 1.5}}, "whose numbers are whole"},
          sample{"/records/7/done", false, "is true"},
          sample{"/digest", "x", "is no SHA-256"},
          sample{"/scopes/a/signal", 1, "is neither a text nor"},
          sample{"/adapter", "x", "is no array"}}) {
        auto bad = good;
        bad[text::json::json_pointer(pointer)] = value;
        EXPECT_NE(fault_of(bad).find(because), std::string::npos)
            << pointer << ": " << fault_of(bad);
    }
}

TEST(evidence, is_bounded) {
    auto many = evidence::to_json(everything());
    for (int more = 0; more < 1000; ++more)
        many["records"].push_back(nullptr);
    EXPECT_NE(fault_of(many).find("has more than 1000 items"), std::string::npos);
    auto large = evidence::to_json(everything());
    large["scopes"]["a"]["signal"] = std::string(1024 * 1024 + 1, 'x');
    EXPECT_NE(fault_of(large).find("has more than 1048576 octets"), std::string::npos);
    large["scopes"]["a"]["signal"] = std::string(1024 * 1024, 'x');
    EXPECT_EQ(fault_of(large), "");
}

} // namespace
} // namespace kruispunt::conformance::suite::tests
