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

} // namespace
} // namespace kruispunt::vault
