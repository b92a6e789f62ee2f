#include "gateway/portal/answers.hpp"
#include "gateway/portal/cloud_event.hpp"

#include <gmock/gmock.h>

namespace kruispunt::portal {
namespace {

using domain::announced_kind;
using domain::announcement;

const domain::uuid event_id = domain::parse_uuid("00000000-0000-4000-8000-000000000001").value();
const domain::uuid match_id = domain::parse_uuid("00000000-0000-4000-8000-000000000002").value();
const domain::instant at =
    domain::parse_day("2026-11-22").value() + std::chrono::hours(13) + std::chrono::minutes(14);

ports::http_request told(announcement what) {
    return cloud_event(
        "/gebeurtenissen", "00000099000000000001", {7, event_id, std::move(what), at}
    );
}

json body_of(announcement what) {
    return json::parse(told(std::move(what)).body);
}

// proves: BEH-09.2
TEST(CloudEvent, IsPostedInStructuredMode) {
    const auto request = told({announced_kind::member_access, "sisa", {}, {}, "geschorst"});
    EXPECT_EQ(request.method, "POST");
    EXPECT_EQ(request.target, "/gebeurtenissen");
    EXPECT_EQ(
        request.fields.find("Content-Type").value_or(""),
        "application/cloudevents+json; charset=utf-8"
    );
}

// proves: BEH-09.2 BEH-09.3
TEST(CloudEvent, OfAMatchTellsItsIdAndItsPairAndNoMoment) {
    EXPECT_EQ(body_of(domain::not_taken_up(match_id, "sisa", "esar")), json::parse(R"({
        "specversion": "1.0",
        "id": "00000000-0000-4000-8000-000000000001",
        "source": "urn:nld:oin:00000099000000000001:systeem:kruispunt",
        "type": "nl.verwijsindex.match.niet-opgepakt",
        "datacontenttype": "application/json",
        "data": {
            "matchId": "00000000-0000-4000-8000-000000000002",
            "regio": "esar",
            "tegenregio": "sisa"
        }
    })"));
}

// proves: BEH-09.2
TEST(CloudEvent, OfARegionTellsItsNameAndAWordAndTheHour) {
    const auto expect = [](announced_kind what, const char* type, const char* data) {
        const json body = body_of({what, "sisa", {}, {}, "woord"});
        EXPECT_EQ(body["type"], type);
        EXPECT_EQ(body["time"], "2026-11-22T14:00:00.000+01:00");
        EXPECT_EQ(body["data"], json::parse(data));
        EXPECT_EQ(body.size(), 7U);
    };
    expect(
        announced_kind::member_access,
        "nl.verwijsindex.deelnemer.toegang",
        R"({"regio": "sisa", "toegang": "woord"})"
    );
    expect(
        announced_kind::member_standing,
        "nl.verwijsindex.deelnemer.stand",
        R"({"regio": "sisa", "stand": "woord"})"
    );
    expect(
        announced_kind::delivery_disturbed,
        "nl.verwijsindex.aflevering.gestoord",
        R"({"regio": "sisa", "oorzaak": "woord"})"
    );
    EXPECT_THAT(event_types(), testing::SizeIs(4));
}

} // namespace
} // namespace kruispunt::portal
