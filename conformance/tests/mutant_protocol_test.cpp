// What a broken reference region does otherwise, and that all else is as it was.
#include "conformance/regions/behaviours.hpp"
#include "conformance/regions/midden_nederland/midden_nederland.hpp"
#include "conformance/regions/multisignaal/multisignaal.hpp"
#include "conformance/regions/mutant_protocol.hpp"
#include "conformance/tests/documents.hpp"
#include "conformance/tests/refusals.hpp"
#include "conformance/wire/loop.hpp"

#include <gtest/gtest.h>

namespace kruispunt::conformance::tests {
namespace {

namespace behaviours = regions::behaviours;
using mutation::alters_output;
using mutation::mutant;
using text::json;

mutation::mutation behaving(std::string_view word) {
    return mutation::mutation(mutant{
        "m", "CONTROL", "is broken", mutation::behaves{std::string(word)}, {}});
}

mutation::mutation altering(const alters_output& how) {
    return mutation::mutation(mutant{"m", "CONTROL", "is broken", how, {}});
}

/// Answers to a message, or with that status, get another status.
alters_output status_of(alters_output::part of, const std::string& message, unsigned status) {
    alters_output how;
    how.of = of;
    how.in = alters_output::place::status;
    how.message = message;
    how.set = status;
    return how;
}

/// Multisignaal's region, broken so.
struct multisignaal_region {
    explicit multisignaal_region(mutation::mutation how)
        : speaks(
              regions::multisignaal::make_protocol(both_parties()), "multisignaal", std::move(how)
          ) {
        speaks.gateway_is("https://localhost:1");
    }

    regions::mutant_protocol speaks;
};

/// The feed, broken so.
struct feed_region {
    explicit feed_region(mutation::mutation how)
        : speaks(
              regions::midden_nederland::make_protocol(both_parties(), loop, 10),
              "midden-nederland",
              std::move(how)
          ) {}

    /// The page as the gateway gets it.
    json page(const std::string& query) {
        const wire::request asked{"GET", "/v1/mutaties?" + query, {}, {}, {}, 0};
        json shown;
        speaks.serve(asked, [this, &asked, &shown](std::optional<wire::response> made) {
            shown = text::read_json(speaks.finish(std::move(*made), asked).body).value_or(nullptr);
        });
        return shown;
    }

    wire::loop loop;
    regions::mutant_protocol speaks;
};

regions::command giving(const std::string& id) {
    regions::command what;
    what.signal_id = id;
    what.given.id = id;
    what.given.bsn = std::string("999990019");
    return what;
}

regions::command withdrawing(const std::string& id) {
    auto what = giving(id);
    what.what = regions::verb::withdraw;
    what.reason = std::string("overig");
    return what;
}

wire::request said(regions::mutant_protocol& by, const regions::command& what) {
    return std::get<regions::outbound>(by.prepare(what)).request;
}

TEST(MutantRegion, ThatIsNotBrokenSaysWhatTheRegionSays) {
    multisignaal_region whole({});
    const auto right = regions::multisignaal::make_protocol(both_parties());
    right->gateway_is("https://localhost:1");
    const auto expected = std::get<regions::outbound>(right->prepare(giving("MS-1"))).request;
    const auto came = said(whole.speaks, giving("MS-1"));
    EXPECT_EQ(came.target, expected.target);
    EXPECT_EQ(came.body, expected.body);
    EXPECT_EQ(came.headers.size(), expected.headers.size());
    EXPECT_EQ(whole.speaks.finish({204, {}, {}}, came).status, 204U);
}

TEST(MutantRegion, CallsAnotherVersion) {
    multisignaal_region broken(behaving(behaviours::calls_v2));
    EXPECT_EQ(
        said(broken.speaks, giving("MS-1")).target.find("/multisignaal/v2/signalen/MS-1"), 0U
    );
}

TEST(MutantRegion, PutsTheNumberIntoAHeaderAlsoWhereTheMessageHasNone) {
    multisignaal_region broken(behaving(behaviours::bsn_in_header));
    said(broken.speaks, giving("MS-1"));
    auto later = withdrawing("MS-1");
    later.given.bsn.reset();
    const auto came = said(broken.speaks, later);
    EXPECT_EQ(wire::header_value(came.headers, "X-Burgerservicenummer"), "999990019");
}

TEST(MutantRegion, PutsTheNumberIntoTheUrlOfAWithdrawalAlone) {
    multisignaal_region broken(behaving(behaviours::bsn_in_query));
    EXPECT_EQ(said(broken.speaks, giving("MS-1")).target.find("bsn="), std::string::npos);
    auto later = withdrawing("MS-1");
    later.given.bsn.reset();
    EXPECT_TRUE(said(broken.speaks, later).target.ends_with("?reden=overig&bsn=999990019"));
}

TEST(MutantRegion, WithdrawsWithoutAReason) {
    multisignaal_region broken(behaving(behaviours::withdraws_without_reason));
    multisignaal_region whole({});
    EXPECT_EQ(said(broken.speaks, withdrawing("MS-1")).target.find("reden"), std::string::npos);
    EXPECT_TRUE(said(whole.speaks, withdrawing("MS-1")).target.ends_with("?reden=overig"));
}

TEST(MutantRegion, RefusesEverything) {
    multisignaal_region broken(behaving(behaviours::refuses_everything));
    const auto said_so = broken.speaks.prepare(giving("MS-1"));
    EXPECT_FALSE(std::get<regions::answer>(said_so).accepted);
    EXPECT_EQ(broken.speaks.finish({204, {}, {}}, multisignaal::match_event()).status, 503U);
}

/// Whether a region with that word misreads the answer of that status to a signal.
bool misreads(std::string_view word, unsigned status) {
    multisignaal_region broken(behaving(word));
    const regions::outbound sent;
    const auto right = regions::multisignaal::make_protocol(both_parties());
    const wire::response got{status, {}, {}};
    return broken.speaks.read_answer(sent, got).accepted != right->read_answer(sent, got).accepted;
}

TEST(MutantRegion, MisreadsOneKindOfAnswer) {
    EXPECT_TRUE(misreads(behaviours::takes_refusal_for_success, 500));
    EXPECT_TRUE(misreads(behaviours::takes_400_for_success, 400));
    EXPECT_FALSE(misreads(behaviours::takes_400_for_success, 409));
    EXPECT_TRUE(misreads(behaviours::takes_409_for_success, 409));
    EXPECT_FALSE(misreads(behaviours::takes_201_for_refusal, 500));
}

TEST(MutantRegion, RefusesOneKindOfNotice) {
    feed_region broken(behaving("refuses_match_made"));
    const auto made = broken.speaks.read_notice(midden_nederland::match_put());
    EXPECT_TRUE(std::holds_alternative<text::finding>(made.read));
    const auto ended = broken.speaks.read_notice(midden_nederland::match_delete("?reden=verlopen"));
    EXPECT_TRUE(std::holds_alternative<regions::notice>(ended.read));
}

TEST(MutantRegion, KnowsNoSubject) {
    multisignaal_region broken(behaving(behaviours::knows_no_subject));
    const auto came = broken.speaks.read_notice(multisignaal::match_event());
    EXPECT_EQ(std::get<text::finding>(came.read).field, "subject");
}

TEST(MutantRegion, DoesNotKnowANoticeAgainAndKeepsWhatWasWrong) {
    feed_region again(behaving(behaviours::takes_repeats_again));
    const auto first = again.speaks.read_notice(midden_nederland::match_put());
    const auto second = again.speaks.read_notice(midden_nederland::match_put());
    EXPECT_NE(
        std::get<regions::notice>(first.read).stable_id,
        std::get<regions::notice>(second.read).stable_id
    );
    feed_region keeps(behaving(behaviours::never_forgets));
    const auto ended =
        keeps.speaks.read_notice(midden_nederland::match_delete("?reden=ingetrokken&onterecht=true")
        );
    EXPECT_FALSE(std::get<regions::notice>(ended.read).wrongful);
}

TEST(MutantRegion, AltersTheAnswerToTheKindOfNoticeThatItIsOf) {
    feed_region broken(altering(status_of(alters_output::part::answer, "match_made", 400)));
    const auto made = midden_nederland::match_put();
    ASSERT_TRUE(std::holds_alternative<regions::notice>(broken.speaks.read_notice(made).read));
    EXPECT_EQ(broken.speaks.finish({204, {}, {}}, made).status, 400U);
    const auto ended = midden_nederland::match_delete("?reden=verlopen");
    ASSERT_TRUE(std::holds_alternative<regions::notice>(broken.speaks.read_notice(ended).read));
    EXPECT_EQ(broken.speaks.finish({204, {}, {}}, ended).status, 204U);
}

TEST(MutantRegion, AltersThePagesOfItsFeed) {
    alters_output how;
    how.message = std::string("poll");
    how.at = std::string("/mutaties/0/signaal/signaalId");
    how.set = json("altered");
    feed_region broken(altering(how));
    broken.speaks.prepare(giving("UT-1"));
    EXPECT_EQ(broken.page("na=0&aantal=1")["mutaties"][0]["signaal"]["signaalId"], "altered");
    feed_region whole({});
    whole.speaks.prepare(giving("UT-1"));
    EXPECT_EQ(whole.page("na=0&aantal=1")["mutaties"][0]["signaal"]["signaalId"], "UT-1");
}

TEST(MutantRegion, AltersTheAnswerToARejection) {
    feed_region broken(altering(status_of(alters_output::part::answer, "rejection", 400)));
    const wire::request rejected{"PUT", "/v1/afkeuringen/1", {}, {}, {}, 0};
    EXPECT_EQ(broken.speaks.finish({204, {}, {}}, rejected).status, 400U);
}

TEST(MutantRegion, GivesMoreThanWasAskedFor) {
    feed_region broken(behaving(behaviours::gives_all_at_once));
    feed_region whole({});
    for (auto* const each : {&broken, &whole})
        for (const char* const id : {"UT-1", "UT-2"})
            each->speaks.prepare(giving(id));
    EXPECT_EQ(broken.page("na=0&aantal=1")["mutaties"].size(), 2U);
    EXPECT_EQ(whole.page("na=0&aantal=1")["mutaties"].size(), 1U);
}

} // namespace
} // namespace kruispunt::conformance::tests
