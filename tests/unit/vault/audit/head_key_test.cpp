#include "conformance/verify/note.hpp"
#include "gateway/vault/audit/head_key.hpp"
#include "tests/support/temporary_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <stdexcept>
#include <sys/stat.h>

namespace kruispunt::vault::audit {
namespace {

using testing::HasSubstr;
using testing::Not;

const std::string zeros(64, '0');

class HeadKey : public testing::Test {
protected:
    void write(const std::string& text, mode_t mode = 0600) const {
        std::ofstream(file_) << text;
        ASSERT_EQ(::chmod(file_.c_str(), mode), 0);
    }

    std::string refusal() const {
        try {
            (void)load_head_key(file_);
        } catch (const std::runtime_error& why) {
            return why.what();
        }
        return "";
    }

    support::temporary_folder folder_;
    std::filesystem::path file_ = folder_.path() / "heads.key";
};

TEST_F(HeadKey, IsMadeForItsOwnerAloneAndReadBack) {
    create_head_key(file_, "portal.example/logboek/1");

    struct stat about {};

    ASSERT_EQ(::stat(file_.c_str(), &about), 0);
    EXPECT_EQ(about.st_mode & 0777U, 0600U);
    const head_key one = load_head_key(file_);
    EXPECT_EQ(one.name, "portal.example/logboek/1");
    EXPECT_EQ(verifier_key(one), verifier_key(load_head_key(file_)));
    EXPECT_TRUE(conformance::verify::read_verifier_key(verifier_key(one)));
}

TEST_F(HeadKey, IsNeverWrittenOver) {
    create_head_key(file_, "a");
    EXPECT_THROW(create_head_key(file_, "a"), std::runtime_error);
}

TEST_F(HeadKey, TwoAreDifferent) {
    create_head_key(file_, "a");
    create_head_key(folder_.path() / "other", "a");
    EXPECT_NE(
        verifier_key(load_head_key(file_)), verifier_key(load_head_key(folder_.path() / "other"))
    );
}

TEST_F(HeadKey, ItsNameIsAnOrigin) {
    for (const std::string& name :
         {std::string(),
          std::string("a b"),
          std::string("a+b"),
          std::string("a\nb"),
          std::string("\xc3\xa9"),
          std::string(101, 'a')}) {
        EXPECT_FALSE(is_origin(name)) << name;
        EXPECT_THROW(create_head_key(file_, name), std::runtime_error);
    }
    EXPECT_TRUE(is_origin(std::string(100, 'a')));
}

TEST_F(HeadKey, IsRefusedWhereOthersMayReadIt) {
    for (const mode_t mode : {0640U, 0604U, 0660U, 0610U, 0601U}) {
        write("kruispunt-head-key 1\nname a\nseed " + zeros + "\n", mode);
        EXPECT_THAT(refusal(), HasSubstr("chmod 600")) << mode;
    }
}

TEST_F(HeadKey, IsRefusedWhereItIsAbsentOrMalformed) {
    EXPECT_THAT(refusal(), HasSubstr("cannot be read"));
    const std::string begin = "kruispunt-head-key 1\n";
    for (const std::string& text :
         {std::string(),
          std::string("kruispunt-head-key 2\n"),
          begin,
          begin + "name a\n",
          begin + "seed " + zeros + "\nname a\n",
          begin + "name a+b\nseed " + zeros,
          begin + "name a\nseed " + zeros.substr(1),
          begin + "name a\nseed " + zeros + "0",
          begin + "name a\nseed " + std::string(64, 'A')}) {
        write(text);
        EXPECT_THAT(refusal(), HasSubstr("head key " + file_.string())) << text;
    }
    write(begin + "name a\nseed deadbeef" + zeros);
    EXPECT_THAT(refusal(), Not(HasSubstr("deadbeef"))) << "a refusal never echoes a key";
}

} // namespace
} // namespace kruispunt::vault::audit
