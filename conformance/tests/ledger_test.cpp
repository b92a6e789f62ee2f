#include "conformance/regions/ledger.hpp"
#include "conformance/tests/documents.hpp"

#include <gtest/gtest.h>

namespace kruispunt::conformance::tests {
namespace {

using regions::ledger;
using regions::notice;
using regions::notice_kind;
using verdict = ledger::verdict;

notice match_notice(const std::string& id, notice_kind kind, const std::string& match = match_id) {
    notice told;
    told.stable_id = id;
    told.kind = kind;
    told.signal = "X-1";
    told.match = match;
    if (kind == notice_kind::match_ended) {
        told.reason = "ingetrokken";
        return told;
    }
    told.match_kind = "kind";
    told.other.emplace();
    told.other->region = "esar";
    told.other->consent = "niet_gevraagd";
    return told;
}

class Ledger : public testing::Test {
protected:
    verdict take(notice told) {
        const auto taken = keeps_.take(std::move(told), "raw", {});
        if (const auto* const why = std::get_if<text::finding>(&taken)) {
            ADD_FAILURE() << why->requirement << ' ' << why->what;
            return verdict::full;
        }
        return std::get<verdict>(taken);
    }

    std::string refused(notice told) {
        const auto taken = keeps_.take(std::move(told), "raw", {});
        const auto* const why = std::get_if<text::finding>(&taken);
        return why == nullptr ? "taken" : why->requirement;
    }

    ledger keeps_{3};
};

// proves: COM-21.5 acceptance
TEST_F(Ledger, KnowsARepeatAndGivesItNoEffect) {
    EXPECT_EQ(take(match_notice("a", notice_kind::match_made)), verdict::taken);
    EXPECT_EQ(take(match_notice("a", notice_kind::match_made)), verdict::repeated);
    const auto list = keeps_.received(0);
    ASSERT_EQ(list.size(), 2U);
    EXPECT_EQ(list[0].at("repeat"), false);
    EXPECT_EQ(list[1].at("repeat"), true);
    EXPECT_EQ(list[1].at("n"), 2);
    EXPECT_EQ(keeps_.matches().size(), 1U);
}

// proves: COM-21.5 refusal
TEST_F(Ledger, RefusesAStableIdWithAnotherContent) {
    take(match_notice("a", notice_kind::match_made));
    auto other = match_notice("a", notice_kind::match_made);
    other.signal = "X-2";
    EXPECT_EQ(refused(other), "COM-21");
}

TEST_F(Ledger, KnowsARepeatAfterTheListWasCleared) {
    take(match_notice("a", notice_kind::match_made));
    keeps_.clear_received();
    EXPECT_EQ(keeps_.received_count(), 0U);
    EXPECT_EQ(take(match_notice("a", notice_kind::match_made)), verdict::repeated);
}

TEST_F(Ledger, RefusesAMatchThatIsToldTwice) {
    take(match_notice("a", notice_kind::match_made));
    EXPECT_EQ(refused(match_notice("b", notice_kind::match_made)), "COM-22");
}

TEST_F(Ledger, TakesAMatchToldAgainForAChangeWhereTheProtocolSaysSo) {
    auto first = match_notice("a", notice_kind::match_made);
    auto second = match_notice("b", notice_kind::match_made);
    first.change_is_implicit = second.change_is_implicit = true;
    take(first);
    EXPECT_EQ(refused(second), "COM-35");
    second.other->consent = "geweigerd";
    EXPECT_EQ(take(second), verdict::taken);
    EXPECT_EQ(keeps_.received(0)[1].at("kind"), "match_changed");
    EXPECT_EQ(take(second), verdict::repeated);
    EXPECT_EQ(keeps_.received(0)[2].at("kind"), "match_changed");
    EXPECT_EQ(keeps_.matches()[0].at("counterparty").at("consent"), "geweigerd");
}

TEST_F(Ledger, TakesAResourcePutAgainForAChange) {
    auto first = match_notice("PUT /m", notice_kind::match_made);
    first.change_is_implicit = true;
    first.id_is = regions::identity::resource;
    auto second = first;
    second.other->consent = "gegeven";
    take(first);
    EXPECT_EQ(take(first), verdict::repeated);
    EXPECT_EQ(take(second), verdict::taken);
    EXPECT_EQ(keeps_.matches()[0].at("counterparty").at("consent"), "gegeven");
}

TEST_F(Ledger, RefusesWhatComesAfterTheEnd) {
    take(match_notice("a", notice_kind::match_made));
    take(match_notice("b", notice_kind::match_ended));
    EXPECT_EQ(keeps_.matches()[0].at("status"), "beeindigd");
    EXPECT_EQ(refused(match_notice("c", notice_kind::match_changed)), "COM-22");
    EXPECT_EQ(refused(match_notice("d", notice_kind::match_ended)), "COM-22");
    EXPECT_EQ(take(match_notice("b", notice_kind::match_ended)), verdict::repeated);
}

TEST_F(Ledger, TakesTheEndOfAMatchItWasNeverTold) {
    EXPECT_EQ(take(match_notice("a", notice_kind::match_ended)), verdict::taken);
    EXPECT_EQ(keeps_.matches()[0].at("status"), "beeindigd");
    EXPECT_TRUE(keeps_.matches()[0].at("counterparty").is_null());
}

// proves: COM-25.9 acceptance
TEST_F(Ledger, ForgetsWhatItWasToldWrongly) {
    take(match_notice("a", notice_kind::match_made));
    take(match_notice("b", notice_kind::match_made, "another"));
    auto ended = match_notice("c", notice_kind::match_ended);
    ended.wrongful = true;
    EXPECT_EQ(take(ended), verdict::taken);
    auto list = keeps_.received(0);
    ASSERT_EQ(list.size(), 3U);
    EXPECT_TRUE(list[0].at("counterparty").is_null());
    EXPECT_EQ(list[0].at("raw"), "");
    EXPECT_EQ(list[0].at("forgotten"), true);
    EXPECT_EQ(list[0].at("match"), match_id) << "that there was one is no secret";
    EXPECT_EQ(list[1].at("counterparty").at("region"), "esar") << "another match";
    EXPECT_EQ(list[2].at("raw"), "raw");
    EXPECT_TRUE(keeps_.matches()[0].at("counterparty").is_null());
    keeps_.clear_received();
    EXPECT_EQ(take(match_notice("a", notice_kind::match_made)), verdict::repeated);
    EXPECT_TRUE(keeps_.received(0)[0].at("counterparty").is_null()) << "nor learns it again";
    EXPECT_EQ(keeps_.received(0)[0].at("raw"), "");
}

// proves: COM-25.9 refusal
TEST_F(Ledger, KeepsWhatItWasToldRightlyThoughItEnded) {
    take(match_notice("a", notice_kind::match_made));
    auto ended = match_notice("b", notice_kind::match_ended);
    ended.wrongful = false;
    take(ended);
    EXPECT_EQ(keeps_.received(0)[0].at("raw"), "raw");
    EXPECT_EQ(keeps_.received(0)[0].at("forgotten"), false);
    EXPECT_EQ(keeps_.matches()[0].at("counterparty").at("region"), "esar");
}

std::vector<std::string> whom(const text::json& told, const std::string& kind) {
    std::vector<std::string> roles;
    for (const auto& each : told)
        if (each.at("kind") == kind) roles.push_back(each.at("whom"));
    return roles;
}

using roles = std::vector<std::string>;

// proves: COM-22.10 acceptance
TEST_F(Ledger, TellsReporterCoordinatorAndOverseerOfAMatchOnce) {
    take(match_notice("a", notice_kind::match_made));
    take(match_notice("a", notice_kind::match_made));
    auto ended = match_notice("b", notice_kind::match_ended);
    ended.signal.reset();
    take(ended);
    const auto told = keeps_.passed_on();
    const roles all{"reporter", "coordinator", "overseer"};
    EXPECT_EQ(whom(told, "match_made"), all) << "a repeat is told to nobody";
    EXPECT_EQ(whom(told, "match_ended"), all);
    ASSERT_EQ(told.size(), 6U);
    EXPECT_EQ(told[5].at("signal"), "X-1") << "of its own signal, though the end named none";
    EXPECT_EQ(told[5].at("match"), match_id);
    EXPECT_EQ(told[5].at("n"), 3);
    EXPECT_EQ(told[0].size(), 5U) << "whom and of what, never what of the other side";
}

// proves: COM-22.10 COM-26.4
TEST_F(Ledger, TellsTheRestToWhomItConcerns) {
    const std::pair<notice_kind, roles> table[] = {
        {notice_kind::relocation, {"overseer"}},
        {notice_kind::relocated, {"reporter"}},
        {notice_kind::inspection, {}}};
    for (const auto& [kind, expected] : table) {
        notice told;
        told.stable_id = name_of(kind);
        told.kind = kind;
        take(told);
        EXPECT_EQ(whom(keeps_.passed_on(), told.stable_id), expected) << told.stable_id;
    }
}

// proves: COM-22.10
TEST_F(Ledger, RemembersWhomItToldUpToItsLimit) {
    for (int n = 0; n < 5; ++n) {
        keeps_.clear_received();
        notice told;
        told.stable_id = std::to_string(n);
        told.kind = notice_kind::signal_expiring;
        take(told);
    }
    const auto told = keeps_.passed_on();
    ASSERT_EQ(told.size(), 3U);
    EXPECT_EQ(told[0].at("n"), 3) << "the oldest is forgotten first";
}

TEST_F(Ledger, IsFullAtItsLimitUntilCleared) {
    const auto expiring = [](int n) {
        notice told;
        told.stable_id = std::to_string(n);
        told.kind = notice_kind::signal_expiring;
        return told;
    };
    for (int n = 0; n < 3; ++n)
        EXPECT_EQ(take(expiring(n)), verdict::taken);
    EXPECT_EQ(take(expiring(3)), verdict::full);
    keeps_.clear_received();
    EXPECT_EQ(take(expiring(3)), verdict::taken);
    EXPECT_EQ(keeps_.received(3)[0].at("n"), 4);
}

TEST_F(Ledger, IsFullOfMatches) {
    for (const auto* const id : {"a", "b", "c"})
        EXPECT_EQ(take(match_notice(id, notice_kind::match_made, id)), verdict::taken);
    keeps_.clear_received();
    EXPECT_EQ(take(match_notice("d", notice_kind::match_made, "d")), verdict::full);
    EXPECT_EQ(take(match_notice("e", notice_kind::match_ended, "a")), verdict::taken);
}

TEST_F(Ledger, ForgetsTheOldestIdFirst) {
    const auto told_as = [](int n) {
        notice told;
        told.stable_id = std::to_string(n);
        told.kind = notice_kind::signal_expiring;
        return told;
    };
    for (int n = 0; n < 31; ++n) {
        keeps_.clear_received();
        EXPECT_EQ(take(told_as(n)), verdict::taken);
    }
    keeps_.clear_received();
    EXPECT_EQ(take(told_as(1)), verdict::repeated);
    EXPECT_EQ(take(told_as(0)), verdict::taken);
}

TEST_F(Ledger, KeepsBreachesUpToItsLimit) {
    for (int n = 0; n < 5; ++n)
        keeps_.add_breach({"COM-24", "WAARDE_ONGELDIG", "bsn", "x"});
    EXPECT_EQ(keeps_.breach_count(), 3U);
    EXPECT_EQ(keeps_.breaches()[0].at("requirement"), "COM-24");
    keeps_.clear_breaches();
    EXPECT_EQ(keeps_.breach_count(), 0U);
}

} // namespace
} // namespace kruispunt::conformance::tests
