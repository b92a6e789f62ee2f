#include "adapters/esar/tests/told.hpp"

#include <gtest/gtest.h>

namespace kruispunt::adapters::esar {
namespace {

using namespace samples;
using domain::notice_kind;

/// A notice, the worked example that it must be, and what that proves.
struct example_notice {
    const char* file;
    domain::disclosure (*told)();
    const char* proves;
};

domain::disclosure expires() {
    domain::notice what = notice_of(notice_kind::signal_expires);
    what.on = domain::parse_day("2026-12-20");
    return disclosed(what, other_side());
}

domain::disclosure lapsed() {
    domain::notice what = notice_of(notice_kind::signal_lapsed);
    what.reason = domain::end_reason::expired;
    return disclosed(what, other_side());
}

domain::disclosure moved() {
    domain::notice what = notice_of(notice_kind::child_moved);
    what.matches = {what.match, some_uuid()};
    what.on = domain::parse_day("2026-11-15");
    return disclosed(what, other_side(), domain::municipality{"0344", "Utrecht"});
}

domain::disclosure relocated() {
    domain::notice what = notice_of(notice_kind::relocation);
    what.on = domain::parse_day("2026-11-15");
    return domain::disclose_relocation(
        what,
        policy(),
        {{"multisignaal", other_side()}, {"sisa", led_side()}},
        domain::municipality{"0034", "Almere"}
    );
}

domain::disclosure history() {
    return disclosed(notice_of(notice_kind::history), other_side());
}

domain::disclosure reminder() {
    domain::notice what = notice_of(notice_kind::reminder);
    what.since = now - std::chrono::hours(14 * 24);
    return disclosed(what, other_side());
}

class EsarNotice : public testing::TestWithParam<example_notice> {};

// proves: ESAR-00.2 ESAR-00.7 ESAR-22.1 ESAR-22.2 ESAR-23.1 ESAR-23.2 ESAR-26.1 ESAR-27.1
TEST_P(EsarNotice, IsTheExample) {
    const auto request = written(GetParam().told());
    EXPECT_EQ(request.body, example(GetParam().file)) << GetParam().proves;
    EXPECT_EQ(request.target, "/esar/v1/matchmelding");
    const auto action = request.fields.find("SOAPAction");
    ASSERT_TRUE(action);
    const std::string plain(action->substr(1, action->size() - 2));
    EXPECT_NE(request.body.find("<wsa:Action>" + plain + "<"), std::string::npos);
}

INSTANTIATE_TEST_SUITE_P(
    EveryKind,
    EsarNotice,
    testing::Values(
        example_notice{"signaal-verloopt.xml", expires, "ESAR-22.1"},
        example_notice{"signaal-vervallen.xml", lapsed, "ESAR-22.2"},
        example_notice{"kind-verhuisd-melding.xml", moved, "ESAR-23.1"},
        example_notice{"verhuizing-naar-gebied.xml", relocated, "ESAR-23.2"},
        example_notice{"historie.xml", history, "ESAR-26.1"},
        example_notice{"match-herinnering.xml", reminder, "ESAR-27.1"}
    )
);

// proves: ESAR-22.2 COM-25.5
TEST(EsarNoticeKinds, ALapseSaysHowItEnded) {
    domain::notice what = notice_of(notice_kind::signal_lapsed);
    what.reason = domain::end_reason::withdrawn;
    EXPECT_NE(written(disclosed(what)).body.find("<reden>ingetrokken</reden>"), std::string::npos);
}

// proves: COM-35.3 ESAR-20.3
TEST(EsarNoticeKinds, AChangedMatchIsToldAgainAsItIsNow) {
    domain::notice what = notice_of(notice_kind::match_changed);
    what.made_at = now + std::chrono::hours(2);
    what.since = now;
    const auto request = written(disclosed(what, led_side()));
    EXPECT_EQ(request.fields.find("soapaction"), "\"urn:nl:verwijsindex:esar:1/MatchMelding\"");
    EXPECT_NE(
        request.body.find("<ontstaanOp>2026-11-20T10:15:30.187+01:00</ontstaanOp>"),
        std::string::npos
    );
    EXPECT_NE(
        request.body.find("<toestemming>geweigerd</toestemming><coordinator><naam>P. de Vries"
                          "</naam><telefoon>+31612345678</telefoon></coordinator></wederpartij>"),
        std::string::npos
    ) << request.body;
}

// proves: ESAR-23.1
TEST(EsarNoticeKinds, AMoveMayConcernNoMatch) {
    const auto told =
        disclosed(notice_of(notice_kind::child_moved), {}, domain::municipality{"0344", "Utrecht"});
    EXPECT_EQ(written(told).body.find("matchId"), std::string::npos);
}

// proves: COM-24.3
TEST(EsarNoticeKinds, ARelocationNamesNoSignalOfESARs) {
    const std::string body = written(relocated()).body;
    EXPECT_EQ(body.find("ESAR-2026"), std::string::npos);
    EXPECT_EQ(body.find("signaalId"), std::string::npos);
}

} // namespace
} // namespace kruispunt::adapters::esar
