#include "gateway/domain/epoch_form.hpp"
#include "gateway/vault/cipher.hpp"
#include "gateway/vault/epoch_sealing.hpp"
#include "gateway/vault/sealed_vault.hpp"
#include "gateway/vault/sections.hpp"
#include "tests/support/made_up_bsn.hpp"
#include "tests/support/memory_key_store.hpp"
#include "tests/unit/vault/known_keys.hpp"
#include "tests/unit/vault/known_signal.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

namespace kruispunt::vault {
namespace {

using namespace domain;

key_ring first_ring() {
    return {1, counting_key(), counting_key(100)};
}

// The first epoch, and one after it with a key of names of its own.
key_ring second_ring() {
    const key_ring first = first_ring();
    key_ring ring{2, counting_key(7), counting_key(107), counting_key(57), {}};
    ring.older.push_back({1, first.digests, true, first.digests, first.wrapping});
    return ring;
}

command giving(signal_content signal) {
    command c;
    c.region = "esar";
    c.replay = replay_guard{"message-1", "octets", std::chrono::hours(1), error()};
    c.act = submit_signal{std::move(signal), false, std::nullopt};
    return c;
}

std::string folding(std::string_view given_names) {
    return given_names == "Aïcha Maria" ? "aicha" : std::string(given_names);
}

ports::kept_row kept(const sealed_command& c) {
    const auto& given = std::get<sealed_submit>(c.act);
    const sealed_signal& s = given.signal;
    return {
        9,
        c.region,
        given.reference,
        s.date,
        c.signal_key,
        s.content,
        s.data_key,
        s.identity,
        s.contact};
}

void expect_same_digests(const sealed_signal& a, const sealed_signal& b) {
    EXPECT_EQ(a.child, b.child);
    EXPECT_EQ(a.compared, b.compared);
    EXPECT_EQ(a.parents, b.parents);
    EXPECT_EQ(a.contact_seen, b.contact_seen);
    EXPECT_EQ(a.content, b.content);
}

const sealed_signal& signal_in(const sealed_command& c) {
    return std::get<sealed_submit>(c.act).signal;
}

class Epochs : public testing::Test {
protected:
    support::memory_key_store keys_;
    sealed_vault vault_{first_ring(), keys_, folding};
};

TEST_F(Epochs, TheFirstAloneSealsAsEver) {
    const sealed_command c = vault_.seal(giving(full_signal())).value();
    EXPECT_EQ(c.epoch, 1);
    EXPECT_TRUE(c.other_forms.empty());
    EXPECT_EQ(vault_.newest_epoch(), 1);
    EXPECT_EQ(vault_.oldest_epoch(), 1);
}

TEST_F(Epochs, ACommandBearsTheFormThatItHadBeforeTheNewOneBegan) {
    const sealed_command before = vault_.seal(giving(full_signal())).value();
    vault_.adopt(second_ring());
    const sealed_command both = vault_.seal(giving(full_signal())).value();
    EXPECT_EQ(both.epoch, 2);
    EXPECT_NE(both.signal_key, before.signal_key);
    EXPECT_NE(signal_in(both).child, signal_in(before).child);
    const auto older = under_epoch(both, 1);
    ASSERT_TRUE(older);
    EXPECT_EQ(older->epoch, 1);
    EXPECT_EQ(older->signal_key, before.signal_key);
    EXPECT_EQ(older->replay->key, before.replay->key);
    EXPECT_EQ(older->replay->content, before.replay->content);
    expect_same_digests(signal_in(*older), signal_in(before));
    EXPECT_EQ(signal_in(*older).data_key, signal_in(both).data_key);
    EXPECT_TRUE(
        vault_.open({older->signal_key, signal_in(*older).data_key, signal_in(*older).contact})
    );
}

TEST_F(Epochs, WhatWasAddedToACommandStaysUnderTheOtherEpoch) {
    vault_.adopt(second_ring());
    sealed_command both = vault_.seal(giving(full_signal())).value();
    std::get<sealed_submit>(both.act).warnings = {warning::duty_to_inform};
    EXPECT_EQ(
        std::get<sealed_submit>(under_epoch(both, 1)->act).warnings,
        std::vector{warning::duty_to_inform}
    );
}

TEST_F(Epochs, OnceTheStoreHasTurnedOnlyNamesAreMadeUnderOlderOnes) {
    const sealed_command before = vault_.seal(giving(full_signal())).value();
    vault_.adopt(second_ring());
    vault_.seal_also_under(2);
    const sealed_command c = vault_.seal(giving(full_signal())).value();
    ASSERT_EQ(c.other_forms.size(), 1U);
    EXPECT_EQ(c.other_forms[0].signal_key, before.signal_key);
    EXPECT_EQ(c.other_forms[0].replay_key, before.replay->key);
    EXPECT_FALSE(c.other_forms[0].act);
    EXPECT_FALSE(under_epoch(c, 1));
}

TEST_F(Epochs, NamesAreKnownWhenTheOtherKeysAreTakenOut) {
    const sealed_command before = vault_.seal(giving(full_signal())).value();
    vault_.adopt(without_older(second_ring(), false));
    EXPECT_EQ(vault_.oldest_epoch(), 2);
    const sealed_command c = vault_.seal(giving(full_signal())).value();
    ASSERT_EQ(c.other_forms.size(), 1U);
    EXPECT_EQ(c.other_forms[0].signal_key, before.signal_key);
    vault_.adopt(without_older(second_ring(), true));
    EXPECT_TRUE(vault_.seal(giving(full_signal())).value().other_forms.empty());
}

TEST_F(Epochs, ARowIsMadeAnewAsIfItWereGivenAnew) {
    const sealed_command before = vault_.seal(giving(full_signal())).value();
    vault_.adopt(second_ring());
    const auto made = vault_.rekey(kept(before));
    ASSERT_TRUE(made);
    const sealed_command anew = vault_.seal(giving(full_signal())).value();
    EXPECT_EQ(made->number, 9);
    EXPECT_EQ(made->data_key, signal_in(before).data_key);
    EXPECT_EQ(made->key, anew.signal_key);
    expect_same_digests(made->signal, signal_in(anew));
    const auto contact = vault_.open({made->key, made->data_key, made->signal.contact});
    ASSERT_TRUE(contact);
    EXPECT_EQ(contact->reporter, full_signal().reporter);
    EXPECT_EQ(contact->informed, full_signal().informed);
    const sealed_identity identity{made->key, made->data_key, made->signal.identity};
    EXPECT_EQ(vault_.birth_date_of(identity).value(), full_signal().child.birth_date);
}

TEST_F(Epochs, ARowWithoutABsnHasNoPseudonymAfterwardsEither) {
    signal_content unknown = full_signal();
    unknown.child.bsn.reset();
    const sealed_command before = vault_.seal(giving(unknown)).value();
    vault_.adopt(second_ring());
    const auto made = vault_.rekey(kept(before)).value();
    EXPECT_FALSE(made.signal.child);
    expect_same_digests(made.signal, signal_in(vault_.seal(giving(unknown)).value()));
}

TEST_F(Epochs, OfASignalThatEndedTheContactAloneIsMadeAnew) {
    ports::kept_row row = kept(vault_.seal(giving(full_signal())).value());
    row.identity.clear();
    vault_.adopt(second_ring());
    const auto made = vault_.rekey(row).value();
    EXPECT_EQ(made.signal.content, digest{});
    EXPECT_TRUE(made.signal.identity.empty());
    EXPECT_TRUE(made.signal.parents.empty());
    EXPECT_TRUE(vault_.open({made.key, made.data_key, made.signal.contact}));
}

TEST_F(Epochs, WhoWasToldIsFoundWhereAnOldContactDoesNotSayIt) {
    const signal_content signal = full_signal();
    const sealed_command before = vault_.seal(giving(signal)).value();
    const key_ring ring = second_ring();
    const auto in = in_use(ring);
    const data_key with{signal_in(before).data_key, counting_key(33)};
    const std::string identity = identity_section(signal);
    const std::string contact = contact_section(signal);
    const auto made =
        epoch_sealing(in->front())
            .rekeyed(kept(before), {identity, contact, "aicha"}, with, epoch_sealing(in->back()));
    ASSERT_TRUE(made);
    vault_.adopt(ring);
    EXPECT_EQ(made->signal.content, signal_in(vault_.seal(giving(signal)).value()).content);
}

// proves: refusal
TEST_F(Epochs, ARowThatCannotBeReadIsNotMade) {
    ports::kept_row row = kept(vault_.seal(giving(full_signal())).value());
    vault_.adopt(second_ring());
    ports::kept_row damaged = row;
    damaged.identity.back() ^= 1;
    EXPECT_EQ(vault_.rekey(damaged).error().code, errc::value_invalid);
    damaged = row;
    damaged.contact.back() ^= 1;
    EXPECT_EQ(vault_.rekey(damaged).error().code, errc::value_invalid);
    keys_.fail(true);
    EXPECT_EQ(vault_.rekey(row).error().code, errc::temporarily_unavailable);
    keys_.fail(false);
    ASSERT_TRUE(keys_.erase({row.data_key}));
    EXPECT_EQ(vault_.rekey(row).error().code, errc::signal_unknown);
}

TEST_F(Epochs, WhoLeadsIsSealedUnderOlderOnesAlsoOnceTheStoreHasTurned) {
    command c;
    c.region = "esar";
    c.act = update_match{uuid{1, 2, 3}, {}, {}, {}, case_lead{"P. Pietersen", "+31101"}};
    const auto content_in = [](const sealed_act& act) {
        return std::get<sealed_update>(act).lead->content;
    };
    const auto before = content_in(vault_.seal(c).value().act);
    vault_.adopt(second_ring());
    vault_.seal_also_under(2);
    const sealed_command after = vault_.seal(c).value();
    ASSERT_TRUE(after.other_forms.at(0).act) << "the same lead would be told again as another";
    EXPECT_EQ(content_in(*after.other_forms[0].act), before);
}

TEST_F(Epochs, WhoLeadsOpensUnderBothAndIsTheSameUnderTheNewest) {
    command c;
    c.region = "esar";
    update_match said;
    said.match = uuid{1, 2, 3};
    said.lead = case_lead{"P. Pietersen", "+31101"};
    c.act = said;
    const auto lead_in = [](const sealed_command& sealed) {
        return *std::get<sealed_update>(sealed.act).lead;
    };
    const sealed_lead before = lead_in(vault_.seal(c).value());
    vault_.adopt(second_ring());
    EXPECT_EQ(vault_.open_lead(said.match, "esar", before).value(), *said.lead);
    const auto made = vault_.rekey(ports::kept_lead{1, 2, said.match, "esar", before});
    ASSERT_TRUE(made);
    EXPECT_EQ(made->data_key, before.data_key);
    EXPECT_EQ(*made, lead_in(vault_.seal(c).value()));
    vault_.adopt(without_older(second_ring(), false));
    EXPECT_EQ(vault_.open_lead(said.match, "esar", *made).error().code, errc::value_invalid)
        << "its data key is still wrapped with the older one";
}

class Wrapping : public testing::Test {
protected:
    std::set<std::string> wrapped() const {
        std::set<std::string> all;
        for (const ports::numbered_key& key : keys_.some(0, 100'000).value())
            all.insert(key.wrapped);
        return all;
    }

    support::memory_key_store keys_;
};

TEST_F(Wrapping, GoesOverToTheNewKeyAndNothingOfTheOldIsLeft) {
    data_keys made(keys_, counting_key(100));
    const auto taken = made.take().value();
    made.wrap_with(counting_key(107), {counting_key(100)});
    const auto before = wrapped();
    ports::wrapping_progress so_far;
    int batches = 0;
    while (!so_far.complete) {
        so_far = made.wrap_some(so_far, 1'000).value();
        ++batches;
    }
    EXPECT_EQ(so_far.done, static_cast<std::int64_t>(keys_.size()));
    EXPECT_GT(batches, 3);
    for (const std::string& each : wrapped())
        EXPECT_FALSE(before.contains(each));
    made.wrap_with(counting_key(107), {});
    EXPECT_EQ(
        hex({made.find(taken.number)->data(), secret::size}), hex({taken.key.data(), secret::size})
    );
    EXPECT_TRUE(were_wrapped_with(counting_key(107), keys_));
}

TEST_F(Wrapping, BrokenOffItBeginsAgainAndDoesNothingTwice) {
    data_keys made(keys_, counting_key(100));
    (void)made.take();
    made.wrap_with(counting_key(107), {counting_key(100)});
    (void)made.wrap_some({}, 1'000);
    const auto half = wrapped();
    ports::wrapping_progress again;
    again = made.wrap_some(again, 1'000).value();
    const auto after = wrapped(); // keys that are made ahead meanwhile are in it too
    EXPECT_TRUE(std::includes(after.begin(), after.end(), half.begin(), half.end()));
    keys_.fail(true);
    EXPECT_EQ(made.wrap_some(again, 1'000).error().code, errc::temporarily_unavailable);
    keys_.fail(false);
    EXPECT_EQ(made.wrap_some(again, 1'000)->done, 2'000);
}

// proves: refusal
TEST_F(Wrapping, AKeyThatOpensWithNoneStopsIt) {
    data_keys made(keys_, counting_key(100));
    (void)made.take();
    made.wrap_with(counting_key(107), {counting_key(99)});
    EXPECT_EQ(made.wrap_some({}, 10).error().code, errc::value_invalid);
}

} // namespace
} // namespace kruispunt::vault
