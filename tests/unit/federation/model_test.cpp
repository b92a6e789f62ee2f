#include "gateway/federation/use_cases.hpp"
#include "tests/support/fixed_clock.hpp"
#include "tests/support/memory_store.hpp"
#include "tests/support/run_coroutine.hpp"
#include "tests/support/sealed_commands.hpp"
#include "tests/support/seed.hpp"
#include "tests/support/sequential_ids.hpp"

#include <gtest/gtest.h>

#include <array>
#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

namespace kruispunt::federation {
namespace {

using namespace domain;
using pair_of_signals = std::pair<signal_number, signal_number>;

constexpr int steps = 20'000;
constexpr std::size_t population = 30;
constexpr std::array regions{"esar", "multisignaal", "sisa", "midden-nederland"};

enum class standing { active, going_well, inactive, gone };

/// A signal as the model sees it: nothing of the product's types but its number.
struct modelled {
    std::string region;
    std::string reference;
    signal_number number = 0;
    int child = 0; ///< 0: no BSN known
    int organisation = 0;
    int days_old = 0;
    int moves = 0; ///< away from a child
    standing stands = standing::active;

    bool active() const { return stands == standing::active || stands == standing::going_well; }
};

/// COM-22 in a dozen lines: pairs of active signals on one child, of other regions and OINs.
std::set<pair_of_signals> pairs_among(const std::vector<modelled>& signals) {
    std::set<pair_of_signals> pairs;
    for (const modelled& a : signals)
        for (const modelled& b : signals)
            if (a.number < b.number && a.active() && b.active() && a.child != 0 &&
                a.child == b.child && a.region != b.region && a.organisation != b.organisation)
                pairs.insert({a.number, b.number});
    return pairs;
}

/// One step of a history: what is asked, and what the model says becomes of it.
struct step {
    sealed_command command;
    bool accepted = true;
    bool corrects = false;
    bool quiet = false;      ///< for administration
    signal_number gives = 0; ///< a new signal
};

class history {
public:
    explicit history(std::uint32_t seed) : random_(seed) {}

    step next() {
        const int what = any(1, 100);
        if (signals_.size() < population && what <= 45) return give_new();
        if (signals_.empty()) return give_new();
        if (what <= 50) return give_ended_again();
        if (what <= 75) return give_again();
        if (what <= 87) return close();
        return withdraw();
    }

    const std::vector<modelled>& signals() const { return signals_; }

private:
    int any(int low, int high) { return std::uniform_int_distribution(low, high)(random_); }

    modelled& any_signal() {
        return signals_[static_cast<std::size_t>(any(0, static_cast<int>(signals_.size()) - 1))];
    }

    step as_step(const modelled& m, mutation_reason reason) {
        auto given = support::giving(m.region, m.reference)
                         .by(m.organisation)
                         .dated(support::test_today() - std::chrono::days(m.days_old))
                         .because(reason);
        m.child == 0 ? given.without_bsn() : given.child(m.child);
        return {given.command(), true, false, reason == mutation_reason::administration, 0};
    }

    mutation_reason quietly_at_times() {
        return any(1, 6) == 1 ? mutation_reason::administration : mutation_reason::none;
    }

    step give_new() {
        modelled m;
        m.region = regions.at(static_cast<std::size_t>(any(0, 3)));
        m.number = ++given_;
        m.reference = "R-" + std::to_string(m.number);
        m.child = any(0, 7);
        m.organisation = any(1, 5);
        m.days_old = any(0, 700);
        signals_.push_back(m);
        step s = as_step(m, quietly_at_times());
        s.gives = m.number;
        return s;
    }

    step give_ended_again() {
        if (ended_.empty()) return give_new();
        step s = as_step(ended_.at(static_cast<std::size_t>(any(0, 999)) % ended_.size()), {});
        s.accepted = false;
        return s;
    }

    // The same again, another organisation, another child, or no BSN any more.
    step give_again() {
        modelled& m = any_signal();
        modelled wanted = m;
        if (any(1, 3) == 1) wanted.organisation = any(1, 5);
        if (any(1, 3) == 1) wanted.child = any(0, 7);
        const std::array reasons{
            mutation_reason::none, mutation_reason::administration, mutation_reason::identity};
        const mutation_reason reason = reasons.at(static_cast<std::size_t>(any(0, 2)));
        step s = as_step(wanted, reason);
        s.corrects = true;
        const bool moves = m.child != 0 && wanted.child != m.child;
        const bool unexplained = wanted.child != 0 && reason != mutation_reason::identity;
        if (moves && (unexplained || m.moves == 3)) {
            s.accepted = false;
            return s;
        }
        if (moves) ++wanted.moves;
        m = wanted;
        return s;
    }

    step close() {
        modelled& m = any_signal();
        step s{support::closing(m.region, m.reference), true, false, false, 0};
        if (m.stands != standing::active) return s;
        const bool esar = m.region == "esar";
        if (m.region == "sisa" || (esar && m.days_old >= 365))
            m.stands = standing::gone;
        else
            m.stands = esar ? standing::going_well : standing::inactive;
        forget_gone();
        return s;
    }

    step withdraw() {
        modelled& m = any_signal();
        step s{support::withdrawal(m.region, m.reference), true, false, false, 0};
        s.command.reason = quietly_at_times();
        s.quiet = s.command.reason == mutation_reason::administration;
        m.stands = standing::gone;
        forget_gone();
        return s;
    }

    void forget_gone() {
        for (const modelled& m : signals_)
            if (m.stands == standing::gone) ended_.push_back(m);
        std::erase_if(signals_, [](const modelled& m) { return m.stands == standing::gone; });
    }

    std::mt19937 random_;
    std::vector<modelled> signals_;
    std::vector<modelled> ended_;
    signal_number given_ = 0;
};

/// COM-30 likewise: whoever gives a new, active signal hears of each inactive one elsewhere.
std::multiset<pair_of_signals>
history_for(signal_number given, const std::vector<modelled>& signals) {
    std::multiset<pair_of_signals> told;
    for (const modelled& a : signals)
        for (const modelled& b : signals)
            if (a.number == given && a.active() && b.stands == standing::inactive && a.child != 0 &&
                a.child == b.child && a.region != b.region && a.organisation != b.organisation)
                told.insert({a.number, b.number});
    return told;
}

/// What the notices of one step must be, as signal told and, for a match made or an inactive
/// signal, signal told of.
struct expected_notices {
    std::multiset<pair_of_signals> made;
    std::multiset<pair_of_signals> history;
    std::multiset<signal_number> ended;
    std::int64_t suppressed = 0;
};

expected_notices expected_of(
    const step& s,
    const std::set<pair_of_signals>& before,
    const std::set<pair_of_signals>& after,
    const std::vector<modelled>& signals
) {
    expected_notices e;
    e.history = history_for(s.gives, signals);
    for (const pair_of_signals& p : after)
        if (!before.contains(p)) e.made.insert({p, {p.second, p.first}});
    const auto active = [&signals](signal_number number) {
        for (const modelled& m : signals)
            if (m.number == number) return m.active();
        return false;
    };
    for (const pair_of_signals& p : before) {
        if (after.contains(p)) continue;
        for (const signal_number told : {p.first, p.second})
            if (s.corrects || active(told)) e.ended.insert(told);
    }
    if (s.quiet) {
        e.suppressed = static_cast<std::int64_t>(e.made.size() + e.ended.size() + e.history.size());
        e.made.clear();
        e.history.clear();
        e.ended.clear();
    }
    return e;
}

/// The product over the memory store, compared with the model after each step.
class comparison {
public:
    ports::task<bool> run(history& past) {
        std::set<pair_of_signals> before;
        for (int n = 0; n < steps && !testing::Test::HasFailure(); ++n) {
            const step s = past.next();
            const auto told_before = told_;
            ports::act asked{use_case_for(s.command), s.command};
            const auto done = co_await store_.execute(std::move(asked));
            EXPECT_EQ(done->answer.what.has_value(), s.accepted) << "step " << n;
            const auto after = pairs_among(past.signals());
            EXPECT_EQ(store_.open_matches(), after) << "step " << n;
            compare(expected_of(s, before, after, past.signals()), store_.told(told_before), n);
            co_await deliver_all();
            const auto counted = co_await store_.count();
            EXPECT_EQ(counted->notices_suppressed, suppressed_) << "step " << n;
            before = after;
        }
        co_return true;
    }

    std::size_t matches_told() const { return pairs_by_match_.size(); }

private:
    void compare(const expected_notices& expected, const std::vector<notice>& told, int n) {
        std::multiset<pair_of_signals> made;
        std::multiset<pair_of_signals> history;
        std::multiset<signal_number> ended;
        for (const notice& t : told) {
            EXPECT_TRUE(ids_seen_.insert(t.id).second) << "step " << n << ": a notice id twice";
            if (t.kind == notice_kind::match_ended) {
                ended.insert(t.about);
                continue;
            }
            if (t.kind == notice_kind::history) {
                history.insert({t.about, t.other});
                continue;
            }
            EXPECT_EQ(t.kind, notice_kind::match_made);
            made.insert({t.about, t.other});
            const auto pair = std::minmax(t.about, t.other);
            const auto known = pairs_by_match_.emplace(t.match, pair).first;
            EXPECT_EQ(known->second, pair_of_signals(pair))
                << "step " << n << ": one id, two pairs";
        }
        EXPECT_EQ(made, expected.made) << "step " << n;
        EXPECT_EQ(history, expected.history) << "step " << n;
        EXPECT_EQ(ended, expected.ended) << "step " << n;
        told_ += told.size();
        suppressed_ += expected.suppressed;
    }

    ports::task<void> deliver_all() {
        for (const char* region : regions) {
            std::vector<ports::settlement> done;
            const auto owed = co_await store_.owed(region, 0, 1'000);
            for (const ports::owed_notice& o : *owed)
                done.push_back({o.number, ports::settlement::state::delivered, {}, {}});
            co_await store_.settle(std::move(done));
        }
    }

    federation_policy policy_ = support::four_regions();
    support::sequential_ids ids_;
    support::fixed_clock clock_{support::test_now()};
    support::memory_store store_{policy_, ids_, clock_};
    std::map<uuid, pair_of_signals> pairs_by_match_;
    std::set<uuid> ids_seen_;
    std::size_t told_ = 0;
    std::int64_t suppressed_ = 0;
};

// proves: COM-22.2 COM-22.3 COM-22.4 COM-22.6 COM-22.7 COM-30.1 COM-30.2 COM-30.3 COM-32.3 COM-32.5
TEST(Model, RandomHistoriesLeaveExactlyThePairsOfTheRule) {
    history past(support::test_seed());
    comparison both;
    EXPECT_TRUE(support::run_coroutine(both.run(past)));
    EXPECT_GT(both.matches_told(), 1'000U) << "the histories hardly ever match: they prove little";
}

} // namespace
} // namespace kruispunt::federation
