#include "tests/contract/store/trail_fixture.hpp"

namespace kruispunt::store {
namespace {

using namespace domain;
using ports::report_kept;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

/// Acceptance records over the durable store (BEH-13).
class Reports : public Trail {
protected:
    ports::kept_report report(std::uint8_t id) {
        return {uuid{id}, "esar", "{\"payload\":\"eA==\"}", "leverancier:4/v", clock_.now()};
    }

    report_kept keep(std::uint8_t id, std::optional<uuid> instead = {}) {
        return support::run_coroutine(store_->admissions().keep(report(id), instead)).value();
    }

    std::vector<ports::kept_report> kept() {
        return support::run_coroutine(store_->admissions().reports()).value();
    }
};

// proves: BEH-13.5
TEST_F(Reports, AreKeptAsTheyCameOverARestart) {
    EXPECT_THAT(kept(), IsEmpty());
    EXPECT_EQ(keep(1), report_kept::kept);
    reopen();
    ASSERT_THAT(kept(), SizeIs(1));
    const auto one = kept().front();
    EXPECT_EQ(one.id, uuid{1});
    EXPECT_EQ(one.region, "esar");
    EXPECT_EQ(one.envelope, report(1).envelope);
    EXPECT_EQ(one.by, "leverancier:4/v");
    EXPECT_EQ(one.since, clock_.now());
    ASSERT_THAT(acts(), ElementsAre("report-accepted"));
    EXPECT_THAT(entries().front(), HasSubstr(to_text(uuid{1})));
}

// proves: BEH-13.7
TEST_F(Reports, TheSameOneIsKeptOnce) {
    EXPECT_EQ(keep(1), report_kept::kept);
    EXPECT_EQ(keep(1), report_kept::was_there);
    EXPECT_THAT(kept(), SizeIs(1));
    EXPECT_THAT(acts(), ElementsAre("report-accepted", "report-repeated"));
}

// proves: BEH-13.8 refusal acceptance
TEST_F(Reports, BeyondTheLimitOneGoesOrNoneComes) {
    for (std::size_t n = 1; n <= ports::report_store::most; ++n)
        ASSERT_EQ(keep(static_cast<std::uint8_t>(n)), report_kept::kept);
    EXPECT_EQ(keep(250), report_kept::full);
    EXPECT_EQ(keep(250, uuid{251}), report_kept::full) << "that one is not there";
    EXPECT_EQ(keep(250, uuid{1}), report_kept::kept);
    const auto told = acts();
    EXPECT_EQ(told.back(), "report-accepted");
    EXPECT_EQ(told[told.size() - 2], "report-outlived");
    EXPECT_EQ(told.size(), ports::report_store::most + 2) << "of what was not kept there is none";
    const auto all = kept();
    EXPECT_THAT(all, SizeIs(ports::report_store::most));
    for (const auto& each : all)
        EXPECT_NE(each.id, uuid{1});
}

} // namespace
} // namespace kruispunt::store
