#include "gateway/vault/key_ring.hpp"
#include "tests/support/temporary_folder.hpp"
#include "tests/unit/vault/known_keys.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <stdexcept>
#include <sys/stat.h>

namespace kruispunt::vault {
namespace {

using testing::HasSubstr;
using testing::Not;

const std::string zeros(64, '0');

std::string text_of(const secret& key) {
    return hex({key.data(), secret::size});
}

class KeyRing : public testing::Test {
protected:
    void write(const std::string& text, mode_t mode = 0600) const {
        std::ofstream(file_) << text;
        ::chmod(file_.c_str(), mode);
    }

    std::string refusal() const {
        try {
            (void)load_key_ring(file_);
        } catch (const std::runtime_error& why) {
            return why.what();
        }
        return "";
    }

    support::temporary_folder folder_;
    std::filesystem::path file_ = folder_.path() / "ring";
};

TEST_F(KeyRing, IsMadeForItsOwnerAloneAndReadBack) {
    create_key_ring(file_);

    struct stat about {};

    ASSERT_EQ(::stat(file_.c_str(), &about), 0);
    EXPECT_EQ(about.st_mode & 0777U, 0600U);
    const key_ring one = load_key_ring(file_);
    const key_ring again = load_key_ring(file_);
    EXPECT_EQ(one.epoch, 1);
    EXPECT_EQ(hex({one.digests.data(), secret::size}), hex({again.digests.data(), secret::size}));
    EXPECT_NE(hex({one.digests.data(), secret::size}), hex({one.wrapping.data(), secret::size}));
}

TEST_F(KeyRing, IsNeverWrittenOver) {
    create_key_ring(file_);
    EXPECT_THROW(create_key_ring(file_), std::runtime_error);
}

TEST_F(KeyRing, TwoRingsHoldDifferentKeys) {
    create_key_ring(file_);
    create_key_ring(folder_.path() / "other");
    const key_ring one = load_key_ring(file_);
    const key_ring two = load_key_ring(folder_.path() / "other");
    EXPECT_NE(hex({one.digests.data(), secret::size}), hex({two.digests.data(), secret::size}));
}

TEST_F(KeyRing, ReadsKnownKeys) {
    const secret key = counting_key();
    write(
        "kruispunt-key-ring 1\nepoch 7\ndigests " + hex({key.data(), secret::size}) +
        "\nwrapping " + zeros + "\n"
    );
    const key_ring ring = load_key_ring(file_);
    EXPECT_EQ(ring.epoch, 7);
    EXPECT_EQ(hex({ring.digests.data(), secret::size}), hex({key.data(), secret::size}));
    EXPECT_EQ(hex({ring.wrapping.data(), secret::size}), zeros);
}

TEST_F(KeyRing, IsRefusedWhereOthersMayReadIt) {
    for (const mode_t mode : {0640U, 0604U, 0644U, 0660U, 0610U, 0601U}) {
        write("kruispunt-key-ring 1\nepoch 1\ndigests " + zeros + "\nwrapping " + zeros, mode);
        EXPECT_THAT(refusal(), HasSubstr("chmod 600")) << mode;
    }
}

TEST_F(KeyRing, IsRefusedWhereItIsAbsentOrMalformed) {
    EXPECT_THAT(refusal(), HasSubstr("cannot be read"));
    const std::string key = "kruispunt-key-ring 1\n";
    for (const std::string& text :
         {std::string(),
          std::string("kruispunt-key-ring 2\n"),
          key,
          key + "epoch 1\n",
          key + "epoch one\ndigests " + zeros + "\nwrapping " + zeros,
          key + "epoch 99999999999999\ndigests " + zeros + "\nwrapping " + zeros,
          key + "epoch 1\nwrapping " + zeros + "\ndigests " + zeros,
          key + "epoch 1\ndigests " + zeros.substr(1) + "\nwrapping " + zeros,
          key + "epoch 1\ndigests " + zeros + "0\nwrapping " + zeros,
          key + "epoch 1\ndigests " + std::string(64, 'g') + "\nwrapping " + zeros,
          key + "epoch 1\ndigests " + std::string(64, 'A') + "\nwrapping " + zeros}) {
        write(text);
        EXPECT_THAT(refusal(), HasSubstr("key ring " + file_.string())) << text.size();
    }
}

TEST_F(KeyRing, ARefusalNeverEchoesAKey) {
    const std::string secret_text = "deadbeef" + zeros;
    write("kruispunt-key-ring 1\nepoch 1\ndigests " + secret_text + "\nwrapping " + zeros);
    EXPECT_THAT(refusal(), Not(HasSubstr("deadbeef")));
}

TEST_F(KeyRing, ANewEpochComesBeforeTheOthersAndIsReadBack) {
    create_key_ring(file_);
    const key_ring first = load_key_ring(file_);
    replace_key_ring(file_, with_new_epoch(first));
    const key_ring second = load_key_ring(file_);
    EXPECT_EQ(second.epoch, 2);
    ASSERT_EQ(second.older.size(), 1U);
    EXPECT_TRUE(second.older[0].whole);
    EXPECT_EQ(text_of(second.older[0].digests), text_of(first.digests));
    EXPECT_EQ(text_of(second.older[0].wrapping), text_of(first.wrapping));
    EXPECT_EQ(text_of(second.older[0].names), text_of(*first.names));
    EXPECT_NE(text_of(second.digests), text_of(first.digests));
    EXPECT_NE(text_of(*second.names), text_of(*first.names));

    struct stat about {};

    ASSERT_EQ(::stat(file_.c_str(), &about), 0);
    EXPECT_EQ(about.st_mode & 0777U, 0600U);
    EXPECT_FALSE(std::filesystem::exists(file_.string() + ".new"));
}

TEST_F(KeyRing, WhatACrashLeftBesideItIsWrittenOver) {
    create_key_ring(file_);
    std::ofstream(file_.string() + ".new") << std::string(10'000, 'x');
    ::chmod((file_.string() + ".new").c_str(), 0644);
    replace_key_ring(file_, with_new_epoch(load_key_ring(file_)));
    EXPECT_EQ(load_key_ring(file_).epoch, 2);
}

TEST_F(KeyRing, OfTheFirstFormItsKeyOfDigestsIsThatOfNames) {
    write("kruispunt-key-ring 1\nepoch 1\ndigests " + zeros + "\nwrapping " + zeros + "\n");
    const key_ring old = load_key_ring(file_);
    EXPECT_FALSE(old.names);
    const key_ring next = with_new_epoch(old);
    EXPECT_EQ(text_of(next.older.at(0).names), zeros);
}

TEST_F(KeyRing, RetiredEpochsKeepTheirNamesOrNothing) {
    create_key_ring(file_);
    const key_ring two = with_new_epoch(load_key_ring(file_));
    replace_key_ring(file_, without_older(two, false));
    const key_ring named = load_key_ring(file_);
    ASSERT_EQ(named.older.size(), 1U);
    EXPECT_FALSE(named.older[0].whole);
    EXPECT_EQ(text_of(named.older[0].names), text_of(two.older[0].names));
    std::ifstream in(file_);
    const std::string text{std::istreambuf_iterator<char>(in), {}};
    EXPECT_EQ(text.find(text_of(two.older[0].digests)), std::string::npos);
    EXPECT_EQ(text.find(text_of(two.older[0].wrapping)), std::string::npos);
    replace_key_ring(file_, without_older(two, true));
    EXPECT_TRUE(load_key_ring(file_).older.empty());
}

// proves: refusal
TEST_F(KeyRing, HoldsThirtyTwoEpochsAndNoMore) {
    create_key_ring(file_);
    key_ring ring = load_key_ring(file_);
    for (int n = 1; n < 32; ++n)
        ring = with_new_epoch(ring);
    replace_key_ring(file_, ring);
    EXPECT_EQ(load_key_ring(file_).older.size(), 31U);
    EXPECT_THROW((void)with_new_epoch(ring), std::runtime_error);
}

// proves: refusal
TEST_F(KeyRing, IsRefusedWhereItsEpochsDoNotGoDownOrTheNewestLacksKeys) {
    const std::string heading = "kruispunt-key-ring 2\n";
    const auto epoch = [](const std::string& number, const std::string& key) {
        return "epoch " + number + "\nnames " + zeros + "\ndigests " + key + "\nwrapping " + key +
               "\n";
    };
    for (const std::string& text :
         {heading + epoch("1", "-"),
          heading + epoch("2", zeros) + epoch("2", zeros),
          heading + epoch("2", zeros) + epoch("3", zeros),
          heading + epoch("2", zeros) + "epoch 1\nnames " + zeros + "\n",
          heading + epoch("2", zeros) + "epoch 1\nnames " + zeros + "\ndigests -\nwrapping " +
              zeros}) {
        write(text);
        EXPECT_THAT(refusal(), HasSubstr("key ring " + file_.string())) << text;
    }
    write(heading + epoch("2", zeros) + epoch("1", "-"));
    EXPECT_EQ(refusal(), "");
}

} // namespace
} // namespace kruispunt::vault
