#include "gateway/federation/standing.hpp"
#include "tests/unit/federation/situation.hpp"

#include <gtest/gtest.h>

#include <set>

namespace kruispunt::federation {
namespace {

using namespace domain;
using support::giving;
using support::reading;

constexpr signal_number own_number = 3;

uuid match_of(std::uint8_t n) {
    uuid id{};
    id[15] = n;
    return id;
}

// proves: MS-11.2
TEST(Standing, TheTagChangesWithWhatWasGivenStateDayAndMatches) {
    const stored_signal signal = giving("multisignaal", "M-1").stored(own_number);
    std::set<std::string> tags{tag_of(signal, {})};
    const auto changed = [&signal](auto change) {
        stored_signal other = signal;
        change(other);
        return tag_of(other, {});
    };
    tags.insert(changed([](stored_signal& s) { s.content[0] ^= 1U; }));
    tags.insert(changed([](stored_signal& s) { s.state = signal_state::inactive; }));
    tags.insert(changed([](stored_signal& s) { s.expires_on += std::chrono::days(1); }));
    tags.insert(changed([](stored_signal& s) { s.number = 4; }));
    tags.insert(tag_of(signal, {match_of(1)}));
    tags.insert(tag_of(signal, {match_of(2)}));
    tags.insert(tag_of(signal, {match_of(1), match_of(2)}));
    EXPECT_EQ(tags.size(), 8U);
}

// proves: MS-11.2
TEST(Standing, TheTagStaysWhereNothingThatItStandsForChanges) {
    const stored_signal signal = giving("multisignaal", "M-1").stored(own_number);
    stored_signal rekeyed = signal;
    rekeyed.data_key += 5;
    rekeyed.sent_at = support::test_now();
    EXPECT_EQ(tag_of(rekeyed, {}), tag_of(signal, {}));
    EXPECT_EQ(
        tag_of(signal, {match_of(1), match_of(2)}), tag_of(signal, {match_of(2), match_of(1)})
    );
}

// Equal content under two ids must not be seen to be equal.
// proves: MS-11.2
TEST(Standing, ATagIsBoundToItsSignal) {
    const stored_signal one = giving("multisignaal", "M-1").stored(1);
    const stored_signal two = giving("multisignaal", "M-2").stored(2);
    ASSERT_EQ(one.content, two.content);
    const std::string first = tag_of(one, {});
    const std::string second = tag_of(two, {});
    EXPECT_NE(first, second);
    EXPECT_NE(first.substr(0, 16), second.substr(0, 16));
    EXPECT_NE(first.substr(16), second.substr(16));
}

// proves: MS-11.1 MS-11.2
TEST(Standing, TheTagOfAnAnswerIsTheOneThatIsReadAfterIt) {
    situation s;
    s.other(giving("sisa", "S-1").by(2).stored(5));
    const decision given = s.decide(giving("esar", "E-1").command());
    ASSERT_TRUE(given.answer);
    ASSERT_EQ(given.effects.matches.size(), 1U);
    situation after;
    after.own(given.effects.write->signal);
    const match_write& made = given.effects.matches.front();
    after.known.matches = {{1, made.id, made.kind, {5, "sisa", "S-1"}}};
    EXPECT_EQ(after.decide(reading("esar", "E-1")).answer->tag, given.answer->tag);
    EXPECT_EQ(after.decide(giving("esar", "E-1").command()).answer->tag, given.answer->tag);
}

// proves: MS-11.3 acceptance
TEST(Standing, TheExpectedTagLetsAnActThrough) {
    situation s;
    s.own(giving("esar", "E-1").in("0034").stored(own_number));
    const std::string tag = s.decide(reading("esar", "E-1")).answer->tag;
    const auto change = giving("esar", "E-1").in("0995");
    for (const std::vector<std::string>& tags :
         {std::vector<std::string>{tag}, {"other", tag}, {"*"}})
        EXPECT_TRUE(s.decide(giving(change).expecting(tags).command()).answer);
}

// proves: MS-11.3 refusal
TEST(Standing, AnyOtherTagStopsEveryAct) {
    situation s;
    s.own(giving("esar", "E-1").in("0034").stored(own_number));
    const std::string tag = s.decide(reading("esar", "E-1")).answer->tag;
    const std::vector<std::vector<std::string>> wrong{
        {}, {""}, {"other"}, {tag + "0"}, {tag.substr(1)}, {"W/\"" + tag + "\""}};
    for (const auto& tags : wrong) {
        std::vector<sealed_command> acts{
            giving("esar", "E-1").in("0995").command(),
            giving("esar", "E-1").in("0034").command(),
            support::closing("esar", "E-1"),
            support::withdrawal("esar", "E-1"),
            reading("esar", "E-1"),
            support::listing("esar", "E-1")};
        for (sealed_command& act : acts) {
            act.if_match = tags;
            const decision d = s.decide(act);
            ASSERT_FALSE(d.answer);
            EXPECT_EQ(d.answer.error().code, errc::reference_conflict);
            EXPECT_EQ(d.answer.error().field, field::precondition);
            EXPECT_TRUE(changes_nothing(d));
            EXPECT_EQ(d.effects.audit.size(), 1U);
        }
    }
}

// proves: MS-11.4 refusal
TEST(Standing, WhereNothingIsThereNoExpectationHolds) {
    situation never;
    situation ended;
    ended.ended();
    for (situation* s : {&never, &ended})
        for (const char* tag : {"*", "whatever"}) {
            const decision d = s->decide(giving("esar", "E-1").expecting({tag}).command());
            ASSERT_FALSE(d.answer);
            EXPECT_EQ(d.answer.error().field, field::precondition);
            EXPECT_TRUE(changes_nothing(d));
        }
}

} // namespace
} // namespace kruispunt::federation
