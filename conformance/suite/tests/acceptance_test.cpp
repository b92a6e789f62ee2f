#include "conformance/suite/statement/acceptance.hpp"
#include "conformance/suite/statement/envelope.hpp"
#include "conformance/suite/tests/tampered.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <stdexcept>

namespace kruispunt::conformance::suite::tests {
namespace {

using namespace std::chrono_literals;
using testing::HasSubstr;
using testing::SizeIs;
using testing::ThrowsMessage;

statement::acceptance_term a_year() {
    return {a_fine_day(), a_fine_day() + 24h * 365};
}

text::json accepted_statement() {
    const submission of;
    const auto report = reporting::read_report(of.files.at("report.json"));
    return *text::read_json(statement::acceptance_statement(of.verified(), report, a_year()));
}

TEST(AcceptanceRecords, SayWhoWasTestedAgainstWhatAndUntilWhenItCounts) {
    const submission of;
    const auto report = reporting::read_report(of.files.at("report.json"));
    const auto made = accepted_statement();
    const auto& says = made["predicate"];
    EXPECT_EQ(made["predicateType"], "urn:kruispunt:acceptance:v1");
    EXPECT_EQ(says["protocol"], report.of.protocol);
    EXPECT_EQ(says["protocol_version"], statement::protocol_pages_version);
    EXPECT_EQ(says["roles"], text::json::array({"gateway"}));
    EXPECT_EQ(says["oin"], system_oin);
    EXPECT_EQ(says["product"]["build_sha256"], report.of.is.build_sha256);
    EXPECT_EQ(says["catalogue_sha256"], report.run.catalogue);
    EXPECT_EQ(says["report_sha256"], of.verified().report_sha256);
    EXPECT_EQ(made["subject"][0]["digest"]["sha256"], of.verified().report_sha256);
    EXPECT_EQ(says["valid_until"], text::rfc3339(a_year().valid_until));
}

TEST(AcceptanceRecords, ListEveryStepInItsOrder) {
    const auto made = accepted_statement();
    const auto& steps = made["predicate"]["steps"];
    const auto verified = submission().verified();
    ASSERT_THAT(steps, SizeIs(14));
    for (std::size_t i = 0; i < steps.size(); ++i) {
        EXPECT_EQ(steps[i]["step"], verified.steps.at(i).name);
        EXPECT_EQ(steps[i]["holds"], true);
    }
}

TEST(AcceptanceRecords, AreSignedByTheBody) {
    const submission of;
    const auto report = reporting::read_report(of.files.at("report.json"));
    const auto key = key_of_somebody();
    const auto record = statement::acceptance_record(of.verified(), report, a_year(), key, of.body);
    const auto read = statement::read_envelope(record);
    EXPECT_TRUE(statement::is_signed_by(read, key));
    EXPECT_FALSE(statement::is_signed_by(read, key_of_the_vendor()));
    EXPECT_EQ(read.payload, statement::acceptance_statement(of.verified(), report, a_year()));
}

TEST(AcceptanceRecords, AreNotSignedWithAKeyOfAVendor) {
    const submission of;
    const auto report = reporting::read_report(of.files.at("report.json"));
    EXPECT_THAT(
        [&] {
            statement::acceptance_record(
                of.verified(), report, a_year(), key_of_the_vendor(), of.body
            );
        },
        ThrowsMessage<std::runtime_error>(HasSubstr("a vendor's"))
    );
}

TEST(AcceptanceRecords, AreOfNothingThatIsRefused) {
    submission of;
    const auto report = reporting::read_report(of.files.at("report.json"));
    of.body.suites.clear();
    EXPECT_THAT(
        [&] { statement::acceptance_statement(of.verified(), report, a_year()); },
        ThrowsMessage<std::runtime_error>(HasSubstr("a step does not hold"))
    );
}

TEST(AcceptanceRecords, AreOfTheReportThatWasVerified) {
    const submission of;
    auto report = reporting::read_report(of.files.at("report.json"));
    report.of.oin = "00000099000000000009";
    EXPECT_THAT(
        [&] { statement::acceptance_statement(of.verified(), report, a_year()); },
        ThrowsMessage<std::runtime_error>(HasSubstr("not the one that was verified"))
    );
}

TEST(AcceptanceRecords, EndAfterTheyBeginAndWithinFiveYears) {
    const submission of;
    const auto report = reporting::read_report(of.files.at("report.json"));
    const auto from = a_fine_day();
    const auto until = [&](auto later) {
        return statement::acceptance_statement(of.verified(), report, {from, from + later});
    };
    EXPECT_THAT(
        [&] { until(0h); }, ThrowsMessage<std::runtime_error>(HasSubstr("before it begins"))
    );
    EXPECT_NO_THROW(until(24h * 366 * 5));
    EXPECT_THAT(
        [&] { until(24h * 366 * 5 + 1s); },
        ThrowsMessage<std::runtime_error>(HasSubstr("over five years"))
    );
}

TEST(AcceptanceRecords, EndWithADay) {
    EXPECT_EQ(text::rfc3339(*statement::end_of_day("2028-02-29")), "2028-02-29T23:59:59.000Z");
    for (const char* none : {"", "2028", "2027-02-29", "2028-1-31", "2028-01-31T12:00:00Z"})
        EXPECT_FALSE(statement::end_of_day(none)) << none;
}

} // namespace
} // namespace kruispunt::conformance::suite::tests
