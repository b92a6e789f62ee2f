#include "adapters/sdk/signatures/names.hpp"
#include "adapters/sdk/signatures/tests/pki.hpp"
#include "adapters/sdk/signatures/timestamp.hpp"

#include <gtest/gtest.h>

namespace kruispunt::adapters::sdk::signatures {
namespace {

using testing::now; // 2026-11-20T09:15:30.187Z

std::string
told(const std::string& created, const std::string& expires = "", const std::string& more = "") {
    std::string octets = "<u:Timestamp xmlns:u=\"";
    octets.append(security_utility_space).append("\">");
    if (!created.empty()) octets += "<u:Created>" + created + "</u:Created>";
    if (!expires.empty()) octets += "<u:Expires>" + expires + "</u:Expires>";
    const auto complaint = complaint_about_time(octets + more + "</u:Timestamp>", now);
    if (!complaint) return "good";
    return std::string(domain::wire_code(complaint->code)) + " " + complaint->field;
}

constexpr char over[] = "BERICHT_VERLOPEN Header/Security/Timestamp";

// proves: ESAR-02.4 ESAR-02.6 ESAR-02.7 refusal
TEST(Timestamp, HoldsFiveMinutesAndASkewOfOne) {
    EXPECT_EQ(told("2026-11-20T09:15:30.187Z"), "good");
    EXPECT_EQ(told("2026-11-20T09:09:30.187Z"), "good");
    EXPECT_EQ(told("2026-11-20T09:09:30.186Z"), over);
    EXPECT_EQ(told("2026-11-20T09:16:30.187Z"), "good");
    EXPECT_EQ(told("2026-11-20T09:16:30.188Z"), over);
}

// proves: ESAR-02.3 ESAR-02.5 ESAR-02.6 refusal
TEST(Timestamp, ExpiresCanOnlyShortenIt) {
    EXPECT_EQ(told("2026-11-20T09:09:30.186Z", "2027-01-01T00:00:00Z"), over);
    EXPECT_EQ(told("2026-11-20T09:12:00Z", "2026-11-20T09:14:30.187Z"), "good");
    EXPECT_EQ(told("2026-11-20T09:12:00Z", "2026-11-20T09:14:30.186Z"), over);
    EXPECT_EQ(told("2026-11-20T09:15:00Z", "2026-11-20T09:00:00Z"), over);
}

// proves: ESAR-02.2 refusal
TEST(Timestamp, IsInUtc) {
    for (const char* good :
         {"2026-11-20T09:15:30Z",
          "2026-11-20T09:15:30.1234567Z",
          "2026-11-20T09:15:30+00:00",
          "2026-11-20T09:15:30-00:00",
          " 2026-11-20T09:15:30Z\n"})
        EXPECT_EQ(told(good), "good") << good;
    for (const char* bad :
         {"2026-11-20T09:15:30",
          "2026-11-20T10:15:30+01:00",
          "2026-11-20Z",
          "2026-02-30T09:15:30Z",
          "2026-11-20 09:15:30Z",
          "x<u:y/>",
          " "})
        EXPECT_EQ(told(bad), "WAARDE_ONGELDIG Header/Security/Timestamp/Created") << bad;
    EXPECT_EQ(
        told("2026-11-20T09:15:30Z", "morgen"), "WAARDE_ONGELDIG Header/Security/Timestamp/Expires"
    );
}

// proves: ESAR-02.2 refusal
TEST(Timestamp, HoldsCreatedAndNothingUnknown) {
    EXPECT_EQ(told(""), "VERPLICHT_VELD Header/Security/Timestamp/Created");
    EXPECT_EQ(
        told("2026-11-20T09:15:30Z", "", "<u:Created>2026-11-20T09:15:30Z</u:Created>"),
        "ONBEKEND_VELD Header/Security/Timestamp/Created"
    );
    EXPECT_EQ(
        told("2026-11-20T09:15:30Z", "", "<x/>"), "ONBEKEND_VELD Header/Security/Timestamp/x"
    );
}

TEST(Timestamp, IsWrittenInUtc) {
    EXPECT_EQ(utc_text(now), "2026-11-20T09:15:30.187Z");
    EXPECT_EQ(utc_text(domain::instant{}), "1970-01-01T00:00:00.000Z");
}

} // namespace
} // namespace kruispunt::adapters::sdk::signatures
