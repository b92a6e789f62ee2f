#include "gateway/vault/keyed_digest.hpp"
#include "gateway/vault/pseudonyms.hpp"
#include "tests/unit/vault/known_keys.hpp"

#include <gtest/gtest.h>

#include <string>
#include <thread>
#include <vector>

namespace kruispunt::vault {
namespace {

using namespace domain;

bsn number(const char* digits) {
    return bsn::parse(digits).value();
}

// The vectors were computed apart from this code: HMAC-SHA-256 under the key 00 01 … 1f over the
// label and each part, each preceded by its length as four octets, big-endian; the first 128 bits.
TEST(KeyedDigest, AgreesWithVectorsMadeElsewhere) {
    const keyed_digest mac(counting_key());
    EXPECT_EQ(hex(mac("", {})), "a86acbcbc29b8fa83c83582d56a892d0");
    EXPECT_EQ(hex(mac("a", {"b", ""})), "47b5126d687319ce3f273f8712694634");
}

TEST(KeyedDigest, TellsApartWhereOnePartEndsAndTheNextBegins) {
    const keyed_digest mac(counting_key());
    EXPECT_NE(mac("a", {"bc", "d"}), mac("a", {"b", "cd"}));
    EXPECT_NE(mac("a", {"b"}), mac("ab", {}));
    EXPECT_NE(mac("a", {"b"}), mac("a", {"b", ""}));
}

TEST(KeyedDigest, AnotherKeyGivesAnotherDigest) {
    const keyed_digest one(counting_key(0));
    const keyed_digest two(counting_key(1));
    // In turn on one thread: a context that is kept must not answer for the other key.
    const digest first = one("a", {"b"});
    EXPECT_NE(two("a", {"b"}), first);
    EXPECT_EQ(one("a", {"b"}), first);
}

TEST(KeyedDigest, ManyThreadsGetTheSameDigests) {
    const keyed_digest one(counting_key(0));
    const keyed_digest two(counting_key(1));
    const digest expected_one = one("a", {"b"});
    const digest expected_two = two("a", {"b"});
    std::vector<std::thread> threads;
    std::vector<int> wrong(4, 0);
    for (std::size_t t = 0; t < wrong.size(); ++t)
        threads.emplace_back([&one, &two, &wrong, expected_one, expected_two, t] {
            for (int round = 0; round < 500; ++round)
                if (one("a", {"b"}) != expected_one || two("a", {"b"}) != expected_two) ++wrong[t];
        });
    for (std::thread& thread : threads)
        thread.join();
    EXPECT_EQ(wrong, std::vector<int>(4, 0));
}

TEST(Pseudonym, IsTheVectorForAKnownKey) {
    const keyed_digest mac(counting_key());
    EXPECT_EQ(hex(pseudonym_of(mac, number("999990019"))), "213bc47162eff121b8c2b449f52fd3f6");
}

// proves: COM-22.2
TEST(Pseudonym, EqualBsnsAndOnlyThoseAreEqual) {
    const keyed_digest mac(counting_key());
    EXPECT_EQ(pseudonym_of(mac, number("999990019")), pseudonym_of(mac, number("999990019")));
    EXPECT_NE(pseudonym_of(mac, number("999990019")), pseudonym_of(mac, number("999990020")));
}

// proves: COM-20.1
TEST(SignalKey, IsTheVectorForAKnownKeyAndTellsRegionsApart) {
    const keyed_digest mac(counting_key());
    EXPECT_EQ(hex(signal_key(mac, "esar", "E-1")), "b156aa2426afb4fb001262e6c32259f5");
    EXPECT_NE(signal_key(mac, "esar", "E-1"), signal_key(mac, "sisa", "E-1"));
    EXPECT_NE(signal_key(mac, "esar", "E-1"), signal_key(mac, "esarE", "-1"));
}

child born_and_named(const char* born, const char* given) {
    child who;
    who.birth_date = birth_date::parse(born).value();
    who.comparable_given = given;
    return who;
}

TEST(Comparands, AreTheVectorsForAKnownKey) {
    const keyed_digest mac(counting_key());
    const pseudonym who = pseudonym_of(mac, number("999990019"));
    const comparands c = comparands_of(mac, who, born_and_named("2014-05-17", "aicha"));
    ASSERT_TRUE(c.birth_date);
    EXPECT_EQ(hex(c.birth_date->year), "fb04ba7eea8e17a6");
    EXPECT_EQ(hex(c.birth_date->month.value()), "a7376262a53e30a4");
    EXPECT_EQ(hex(c.birth_date->day.value()), "223842aa553c4d0f");
    EXPECT_EQ(hex(c.given_name.value()), "961be31e1a282d82");
}

// proves: COM-38.6
TEST(Comparands, OfTwoChildrenCannotBeCompared) {
    const keyed_digest mac(counting_key());
    const child same = born_and_named("2014-05-17", "aicha");
    const comparands a = comparands_of(mac, pseudonym_of(mac, number("999990019")), same);
    const comparands b = comparands_of(mac, pseudonym_of(mac, number("999990020")), same);
    EXPECT_NE(a.birth_date->year, b.birth_date->year);
    EXPECT_NE(a.birth_date->month, b.birth_date->month);
    EXPECT_NE(a.birth_date->day, b.birth_date->day);
    EXPECT_NE(a.given_name, b.given_name);
}

// proves: COM-38.2
TEST(Comparands, LeaveOutWhatIsNotKnown) {
    const keyed_digest mac(counting_key());
    const pseudonym who = pseudonym_of(mac, number("999990019"));
    const comparands partial = comparands_of(mac, who, born_and_named("2014-05", ""));
    EXPECT_TRUE(partial.birth_date->month);
    EXPECT_FALSE(partial.birth_date->day);
    EXPECT_FALSE(partial.given_name);
    EXPECT_FALSE(comparands_of(mac, who, born_and_named("2014", "")).birth_date->month);
    EXPECT_FALSE(comparands_of(mac, who, child()).birth_date);
}

} // namespace
} // namespace kruispunt::vault
