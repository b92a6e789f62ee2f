#include "gateway/app/processing_lines.hpp"
#include "gateway/domain/calendar.hpp"
#include "gateway/vault/audit/entry_line.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace kruispunt::app {
namespace {

using nlohmann::json;
using testing::HasSubstr;
using testing::MatchesRegex;
using testing::Not;

const processing_form form{"/v1/traces", "https://register.example/vir/", "x/logboek/1", "1.2"};

std::string entry(std::uint64_t number, bool on_somebody, const std::string& outcome = "ok") {
    domain::audit_record record;
    record.at = domain::parse_timestamp("2026-11-22T08:55:14.123Z").value();
    record.act = "submit";
    record.region = "esar";
    record.party = "auditor:00000099000000000031/A. Controle";
    record.oin = "00000099000000000001";
    record.outcome = outcome;
    record.transaction = number == 0 ? "" : "019aa1b2-3c4d-7e5f-8a6b-7c8d9e0f1a2b";
    if (on_somebody) record.signal.emplace().fill(0xab);
    return vault::audit::entry_line(number, record);
}

json spans_of(const ports::http_request& request) {
    return json::parse(request.body)["resourceSpans"][0]["scopeSpans"][0]["spans"];
}

std::string value_of(const json& span, const std::string& key) {
    for (const json& each : span["attributes"])
        if (each["key"] == key) return each["value"].begin()->get<std::string>();
    return "none";
}

// proves: BEH-06.11
TEST(ProcessingLines, AreSpansInTheStandardsWords) {
    const auto request = processing_request(form, {entry(5, true)});
    ASSERT_TRUE(request);
    EXPECT_EQ(request->method, "POST");
    EXPECT_EQ(request->target, "/v1/traces");
    EXPECT_EQ(request->fields.find("Content-Type"), "application/json");
    const json span = spans_of(*request).at(0);
    EXPECT_EQ(span["traceId"], "019aa1b23c4d7e5f8a6b7c8d9e0f1a2b") << "the transaction's";
    EXPECT_THAT(span["spanId"].get<std::string>(), MatchesRegex("[0-9a-f]{16}"));
    EXPECT_EQ(span["name"], "submit");
    EXPECT_EQ(span["startTimeUnixNano"], "1795337714123000000");
    EXPECT_EQ(span["endTimeUnixNano"], span["startTimeUnixNano"]);
    EXPECT_EQ(span["status"]["code"], 1);
    EXPECT_EQ(
        value_of(span, "dpl.core.processing_activity_id"), "https://register.example/vir/submit"
    );
    std::string commitment;
    for (int i = 0; i < 32; ++i)
        commitment += "ab";
    EXPECT_EQ(value_of(span, "dpl.core.data_subject_id"), commitment);
    EXPECT_EQ(
        value_of(span, "dpl.core.data_subject_id_type"), "urn:nl:kruispunt:audit-commitment:1"
    );
    EXPECT_EQ(value_of(span, "nl.kruispunt.entry"), "5");
    EXPECT_EQ(value_of(span, "nl.kruispunt.region"), "esar");
}

// proves: BEH-06.11
TEST(ProcessingLines, NameNoUser) {
    const std::string body = processing_request(form, {entry(5, true)})->body;
    for (const char* secret : {"Controle", "auditor", "00000099000000000001"})
        EXPECT_THAT(body, Not(HasSubstr(secret)));
}

// proves: BEH-06.11
TEST(ProcessingLines, HaveTheSameIdsWheneverTheyAreSent) {
    const json once = spans_of(*processing_request(form, {entry(0, true), entry(1, true)}));
    const json again = spans_of(*processing_request(form, {entry(1, true)}));
    EXPECT_EQ(once[1], again[0]);
    EXPECT_NE(once[0]["spanId"], once[1]["spanId"]);
    EXPECT_THAT(once[0]["traceId"].get<std::string>(), MatchesRegex("[0-9a-f]{32}"));
    EXPECT_NE(once[0]["traceId"], once[1]["traceId"]) << "it has no transaction";
}

// proves: BEH-06.11 refusal
TEST(ProcessingLines, TellOfWhatWasRefusedAndLeaveOutWhatIsOnNobody) {
    const auto request =
        processing_request(form, {entry(5, false), entry(6, true, "SIGNAAL_ONBEKEND")});
    const json spans = spans_of(*request);
    ASSERT_EQ(spans.size(), 1U);
    EXPECT_EQ(spans[0]["status"]["code"], 2);
    EXPECT_EQ(spans[0]["status"]["message"], "SIGNAAL_ONBEKEND");
    EXPECT_FALSE(processing_request(form, {entry(5, false)}));
    EXPECT_FALSE(processing_request(form, {}));
}

// proves: BEH-06.11 acceptance refusal
TEST(ProcessingLines, AnAnswerAcknowledgesAllOrSaysWhyNot) {
    const auto why = [](const std::string& body) {
        ports::http_response answer;
        answer.body = body;
        return why_not_acknowledged(answer);
    };
    for (const char* taken :
         {"", "{}", R"({"partialSuccess":{}})", R"({"partialSuccess":{"rejectedSpans":"0"}})"})
        EXPECT_EQ(why(taken), "") << taken;
    EXPECT_THAT(why(R"({"partialSuccess":{"rejectedSpans":"3"}})"), HasSubstr("refuses 3 spans"));
    EXPECT_THAT(why(R"({"partialSuccess":{"rejectedSpans":3}})"), HasSubstr("refuses 3 spans"));
    EXPECT_THAT(why("[]"), HasSubstr("no OTLP"));
    EXPECT_THAT(why("<html>"), HasSubstr("no OTLP"));
}

} // namespace
} // namespace kruispunt::app
