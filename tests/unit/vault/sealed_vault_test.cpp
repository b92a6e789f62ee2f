#include "gateway/vault/sealed_vault.hpp"
#include "tests/support/made_up_bsn.hpp"
#include "tests/support/memory_key_store.hpp"
#include "tests/unit/vault/known_keys.hpp"
#include "tests/unit/vault/known_signal.hpp"

#include <gtest/gtest.h>

#include <thread>
#include <vector>

namespace kruispunt::vault {
namespace {

using namespace domain;

key_ring known_ring(std::uint8_t first = 0) {
    key_ring ring;
    ring.digests = counting_key(first);
    ring.wrapping = counting_key(static_cast<std::uint8_t>(first + 100));
    return ring;
}

command giving(signal_content signal) {
    command c;
    c.region = "esar";
    c.oin = "00000099000000000001";
    c.act = submit_signal{std::move(signal), false, std::nullopt};
    return c;
}

class SealedVault : public testing::Test {
protected:
    sealed_submit sealed(const signal_content& signal) {
        return std::get<sealed_submit>(vault_.seal(giving(signal)).value().act);
    }

    ports::sealed_contact contact_of(const signal_content& signal) {
        const sealed_command c = vault_.seal(giving(signal)).value();
        const sealed_signal& s = std::get<sealed_submit>(c.act).signal;
        return {c.signal_key, s.data_key, s.contact};
    }

    support::memory_key_store keys_;
    sealed_vault vault_{known_ring(), keys_};
};

// proves: COM-24.4
TEST_F(SealedVault, OpensTheContactThatWasGiven) {
    const auto opened = vault_.open(contact_of(full_signal()));
    ASSERT_TRUE(opened);
    EXPECT_EQ(opened->organisation, full_signal().organisation);
    EXPECT_EQ(opened->reporter, full_signal().reporter);
}

// proves: COM-24.5
TEST_F(SealedVault, OpensAContactWithoutProfessionalOrTelephone) {
    signal_content bare = full_signal();
    bare.reporter.reset();
    bare.organisation.phone.clear();
    const auto opened = vault_.open(contact_of(bare));
    ASSERT_TRUE(opened);
    EXPECT_FALSE(opened->reporter);
    EXPECT_EQ(opened->organisation, bare.organisation);
}

TEST_F(SealedVault, TellsAProfessionalWithoutPartsFromNone) {
    signal_content empty = full_signal();
    empty.reporter = professional{};
    EXPECT_TRUE(vault_.open(contact_of(empty))->reporter);
}

// proves: COM-34.7
TEST_F(SealedVault, LeavesNothingOfTheChildInTheClear) {
    const sealed_command c = vault_.seal(giving(full_signal())).value();
    const auto& given = std::get<sealed_submit>(c.act);
    for (const std::string& octets : {given.signal.identity, given.signal.contact})
        for (const char* clear : {"99999", "Berg", "Maria", "2014", "Dorps", "1234AB", "Jansen"})
            EXPECT_EQ(octets.find(clear), std::string::npos) << clear;
}

TEST_F(SealedVault, RefusesASectionUnderAnotherSignalOrKey) {
    const ports::sealed_contact mine = contact_of(full_signal());
    signal_content second = full_signal();
    second.id = "E-2";
    const ports::sealed_contact other = contact_of(second);
    ports::sealed_contact moved = mine;
    moved.signal_key = other.signal_key;
    EXPECT_EQ(vault_.open(moved).error().code, errc::value_invalid);
    ports::sealed_contact rekeyed = mine;
    rekeyed.data_key = other.data_key;
    EXPECT_EQ(vault_.open(rekeyed).error().code, errc::value_invalid);
    ports::sealed_contact swapped = mine;
    swapped.bytes = other.bytes;
    EXPECT_EQ(vault_.open(swapped).error().code, errc::value_invalid);
}

// proves: COM-24.3
TEST_F(SealedVault, DoesNotOpenAnIdentityAsAContact) {
    const sealed_command c = vault_.seal(giving(full_signal())).value();
    const sealed_signal& s = std::get<sealed_submit>(c.act).signal;
    const auto opened = vault_.open({c.signal_key, s.data_key, s.identity});
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().code, errc::value_invalid);
}

TEST_F(SealedVault, SaysWhetherAKeyIsErasedOrOnlyOutOfReach) {
    const ports::sealed_contact mine = contact_of(full_signal());
    keys_.fail(true);
    EXPECT_EQ(vault_.open(mine).error().code, errc::temporarily_unavailable);
    keys_.fail(false);
    EXPECT_TRUE(vault_.open(mine));
    ASSERT_TRUE(keys_.erase({mine.data_key}));
    EXPECT_EQ(vault_.open(mine).error().code, errc::signal_unknown);
}

TEST_F(SealedVault, AnotherRingOpensNothingAndDoesNotSayErased) {
    const ports::sealed_contact mine = contact_of(full_signal());
    sealed_vault other(known_ring(7), keys_);
    EXPECT_EQ(other.open(mine).error().code, errc::value_invalid);
}

// proves: COM-20.2 COM-20.3
TEST_F(SealedVault, EveryPartOfASignalChangesItsContentDigest) {
    const digest whole = sealed(full_signal()).signal.content;
    EXPECT_EQ(sealed(full_signal()).signal.content, whole);
    const std::vector<void (*)(signal_content&)> changes{
        [](signal_content& s) { s.child.bsn = support::made_up_bsn(3); },
        [](signal_content& s) { s.child.bsn.reset(); },
        [](signal_content& s) { s.child.name->given_names = "Aicha Maria"; },
        [](signal_content& s) { s.child.name->prefix.clear(); },
        [](signal_content& s) { s.child.name->surname = "berg"; },
        [](signal_content& s) { s.child.birth_date = birth_date::parse("2014-05").value(); },
        [](signal_content& s) { s.child.gender = gender::unknown; },
        [](signal_content& s) { s.child.gender.reset(); },
        [](signal_content& s) { s.child.address->number = "13"; },
        [](signal_content& s) { s.child.place = "Lelystad"; },
        [](signal_content& s) { s.child.municipality = "0995"; },
        [](signal_content& s) { s.parents.clear(); },
        [](signal_content& s) { s.parents.push_back(support::made_up_bsn(4)); },
        [](signal_content& s) { s.organisation.oin.back() = '1'; },
        [](signal_content& s) { s.organisation.name += "s"; },
        [](signal_content& s) { s.organisation.phone.clear(); },
        [](signal_content& s) { s.reporter->name = "P. Pietersen"; },
        [](signal_content& s) { s.reporter->email.clear(); },
        [](signal_content& s) { s.reporter.reset(); },
        [](signal_content& s) { s.date += std::chrono::days(1); },
        [](signal_content& s) { s.informed = informed::parents; }};
    for (std::size_t i = 0; i < changes.size(); ++i) {
        signal_content changed = full_signal();
        changes[i](changed);
        EXPECT_NE(sealed(changed).signal.content, whole) << "change " << i;
    }
}

// proves: SISA-02.4
TEST_F(SealedVault, ThePreviousStateIsComparedByTheSameDigest) {
    command c = giving(full_signal());
    signal_content before = full_signal();
    before.child.municipality = "0995";
    std::get<submit_signal>(c.act).previous = before;
    const auto act = std::get<sealed_submit>(vault_.seal(c).value().act);
    EXPECT_EQ(act.previous, sealed(before).signal.content);
}

// proves: COM-34.8
TEST_F(SealedVault, WithoutABsnThereIsNoPseudonymAndNothingToCompare) {
    signal_content unknown = full_signal();
    unknown.child.bsn.reset();
    const sealed_signal s = sealed(unknown).signal;
    EXPECT_FALSE(s.child);
    EXPECT_EQ(s.compared, comparands());
}

TEST_F(SealedVault, CarriesWhatTheOtherActsSay) {
    command c;
    c.region = "sisa";
    c.act = withdraw_signal{"S-1", withdrawal_reason::death};
    c.reason = mutation_reason::administration;
    c.feed_item = 12;
    const sealed_command withdrawn = vault_.seal(c).value();
    EXPECT_EQ(std::get<sealed_withdraw>(withdrawn.act).reason, withdrawal_reason::death);
    EXPECT_EQ(withdrawn.reason, mutation_reason::administration);
    EXPECT_EQ(withdrawn.feed_item, 12);
    c.act = close_signal{"S-1"};
    const sealed_command closed = vault_.seal(c).value();
    EXPECT_TRUE(std::holds_alternative<sealed_close>(closed.act));
    EXPECT_EQ(closed.signal_key, withdrawn.signal_key);
    c.act = refused_message{make_error(errc::age_exceeded, "kind")};
    const sealed_command refused = vault_.seal(c).value();
    EXPECT_EQ(std::get<refused_message>(refused.act).failure.code, errc::age_exceeded);
    EXPECT_EQ(refused.signal_key, digest{});
}

// proves: SISA-03.1 ESAR-05.1
TEST_F(SealedVault, AReplaysKeyIsTheRegionsOwn) {
    command c = giving(full_signal());
    c.replay = replay_guard{
        "message-1", "octets", std::chrono::hours(1), make_error(errc::reference_conflict)};
    const auto first = vault_.seal(c).value().replay.value();
    EXPECT_EQ(vault_.seal(c).value().replay->key, first.key);
    EXPECT_EQ(vault_.seal(c).value().replay->content, first.content);
    c.replay->content = "other octets";
    EXPECT_EQ(vault_.seal(c).value().replay->key, first.key);
    EXPECT_NE(vault_.seal(c).value().replay->content, first.content);
    c.region = "sisa";
    EXPECT_NE(vault_.seal(c).value().replay->key, first.key);
}

TEST_F(SealedVault, WithoutADurableKeyNothingIsSealed) {
    support::memory_key_store broken;
    broken.fail(true);
    sealed_vault vault(known_ring(), broken, {}, std::chrono::milliseconds(50));
    const auto refused = vault.seal(giving(full_signal()));
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, errc::temporarily_unavailable);
}

TEST_F(SealedVault, ManyThreadsSealAndOpenAtOnce) {
    std::vector<std::thread> threads;
    std::vector<int> opened(4, 0);
    for (std::size_t t = 0; t < opened.size(); ++t)
        threads.emplace_back([this, &opened, t] {
            for (int n = 0; n < 200; ++n) {
                signal_content s = full_signal();
                s.organisation.name = std::to_string(t) + "/" + std::to_string(n);
                const auto back = vault_.open(contact_of(s));
                if (back && back->organisation.name == s.organisation.name) ++opened[t];
            }
        });
    for (std::thread& thread : threads)
        thread.join();
    EXPECT_EQ(opened, std::vector<int>(4, 200));
}

} // namespace
} // namespace kruispunt::vault
