// Which refusals are entered one by one, and which are counted.
#include "tests/contract/store/trail_fixture.hpp"
#include "tests/support/eventually.hpp"

namespace kruispunt::store {
namespace {

using namespace domain;
using support::giving;
using support::withdrawal;
using testing::HasSubstr;

// proves: BEH-06.6 refusal
TEST_F(Trail, CountsTheRefusalsOfARoleAsAnyOthers) {
    audit_entry refused;
    refused.act = "refuse";
    refused.oin = "leverancier:00000099000000000031/v";
    refused.outcome = "OIN_NIET_BEVOEGD";
    refused.reference = "GET logboek";
    for (int n = 0; n < 64; ++n)
        ASSERT_TRUE(support::run_coroutine(store_->record(refused)));
    EXPECT_EQ(acts().size(), 60U);
    store_.reset();
    ASSERT_EQ(acts().size(), 61U);
    EXPECT_THAT(entries().back(), HasSubstr(R"("aantal":4)"));
    EXPECT_EQ(member(entries().back(), "wie"), "leverancier:00000099000000000031/v");
}

// proves: BEH-06.6 refusal
TEST_F(Trail, CountsRefusalsFromTheSixtyFirstOfAMinuteOn) {
    for (int n = 0; n < 65; ++n)
        perform(withdrawal("esar", "E-9"));
    perform(giving("esar", "E-1").command());
    EXPECT_EQ(acts().size(), 61U);
    store_.reset();
    ASSERT_EQ(acts().size(), 62U) << "what was counted is entered when the minute is over, or all";
    const std::string counted = entries().back();
    EXPECT_EQ(member(counted, "wat"), "refuse");
    EXPECT_EQ(member(counted, "wie"), "regio:esar");
    EXPECT_EQ(member(counted, "uitkomst"), "SIGNAAL_ONBEKEND");
    EXPECT_THAT(counted, HasSubstr(R"("aantal":5)"));
    reopen();
    expect_provable();
}

// proves: BEH-06.6 refusal
TEST_F(Trail, CountsAMinutesRefusalsOnceTheNextOneBegins) {
    for (int n = 0; n < 62; ++n)
        perform(withdrawal("esar", "E-9"));
    clock_.advance(std::chrono::minutes(1));
    EXPECT_TRUE(support::eventually([this] { return acts().size() == 61; })) << "nobody asked";
    EXPECT_THAT(entries().back(), HasSubstr(R"("aantal":2)"));
    perform(withdrawal("esar", "E-9"));
    EXPECT_EQ(acts().size(), 62U) << "each minute enters the first sixty";
}

// proves: BEH-06.6 refusal
TEST_F(Trail, HasNothingOfAPartyThatIsNotKnown) {
    sealed_command nobody = withdrawal("esar", "E-9");
    nobody.oin.clear();
    nobody.act = refused_message{make_error(errc::oin_not_authorised)};
    EXPECT_FALSE(support::run_coroutine(store_->execute(act_for(nobody))).value().answer.what);
    EXPECT_TRUE(acts().empty());
}

} // namespace
} // namespace kruispunt::store
