// Files that change while it runs: read when they stand still, taken up whole, tried again.
#include "gateway/trust/credential_watch.hpp"
#include "gateway/trust/own_source.hpp"
#include "tests/unit/trust/trust_fixture.hpp"

#include <gmock/gmock.h>

namespace kruispunt::trust {
namespace {

using testing::HasSubstr;

class CredentialWatch : public trust_fixture {
protected:
    void put(const certs::credential& made) const {
        write("own.pem", made.certificate_pem);
        write("own.key", made.key_pem);
    }

    /// As a fetcher of lists does: written beside and moved into place.
    void move_into_place(const std::string& name, const std::string& text) const {
        std::filesystem::rename(write(name + ".new", text), at(name));
    }

    std::string own() const { return own_->now()->record().fingerprint; }

    /// `what` of each that was taken up; with why where it was refused.
    static std::vector<std::string> told(const std::vector<credential_watch::outcome>& outcomes) {
        std::vector<std::string> words;
        for (const auto& one : outcomes)
            words.push_back(one.what + (one.refused ? ": " + *one.refused : ""));
        return words;
    }

    std::vector<std::string> look(std::chrono::seconds after = {}) {
        return told(watch_->look(now() + after));
    }

    void start() {
        put(issue());
        trust_.emplace("trust", files());
        own_.emplace(own_files{at("own.pem"), at("own.key")}, north_oin, *trust_);
        watch_.emplace(std::vector<ports::credential_holder*>{&*trust_, &*own_});
    }

    std::optional<trust_source> trust_;
    std::optional<own_source> own_;
    std::optional<credential_watch> watch_;
};

using words = std::vector<std::string>;

// proves: COM-03.2 COM-05.3 acceptance
TEST_F(CredentialWatch, TakesUpWhatChangedAndStoodStillForALook) {
    start();
    const auto before = own();
    EXPECT_EQ(look(), words());
    put(issue());
    EXPECT_EQ(look(), words()) << "it may be half of it";
    EXPECT_EQ(own(), before);
    EXPECT_EQ(look(), words{"the gateway's certificate"});
    EXPECT_NE(own(), before);
    EXPECT_EQ(look(), words());
}

// proves: COM-05.4 refusal
TEST_F(CredentialWatch, WhatIsBeingWrittenIsLeftAloneForAsLongAsItMoves) {
    start();
    const auto next = issue();
    for (std::size_t size = 100; size < next.certificate_pem.size(); size += 100) {
        write("own.pem", next.certificate_pem.substr(0, size));
        EXPECT_EQ(look(), words());
    }
    put(next);
    EXPECT_EQ(look(), words());
    EXPECT_EQ(look(), words{"the gateway's certificate"});
}

// proves: COM-05.4 refusal
TEST_F(CredentialWatch, WhatIsRefusedIsToldAndReadAgainWhenItChangesOrAfterAMinute) {
    start();
    const auto before = own();
    const auto next = issue();
    write("own.key", next.key_pem);
    look();
    const auto refused = look();
    ASSERT_EQ(refused.size(), 1U);
    EXPECT_THAT(refused[0], HasSubstr("is not the private key of"));
    EXPECT_EQ(look(), words()) << "said once";
    EXPECT_EQ(look(credential_watch::again - std::chrono::seconds(1)), words());
    EXPECT_EQ(look(credential_watch::again).size(), 1U) << "it may only have been too early";
    EXPECT_EQ(own(), before);
    write("own.pem", next.certificate_pem);
    look();
    EXPECT_EQ(look(), words{"the gateway's certificate"});
}

// proves: COM-03.2 acceptance
TEST_F(CredentialWatch, ARevocationIsTakenUpThoughOurOwnKeyIsHalfChanged) {
    start();
    const auto party = issue();
    write("own.key", issue().key_pem);
    revoke({}, {party.serial});
    look();
    const auto both = look();
    ASSERT_EQ(both.size(), 2U);
    EXPECT_EQ(both[0], "trust");
    EXPECT_THAT(both[1], HasSubstr("the gateway's certificate: "));
    EXPECT_NE(verdict(*trust_->now(), party), 0);
}

// proves: COM-03.2 acceptance
TEST_F(CredentialWatch, SeesAFileThatWasMovedIntoPlaceWithTheSameSizeAndTime) {
    start();
    const auto time = std::filesystem::last_write_time(at("crl.pem"));
    const auto size = std::filesystem::file_size(at("crl.pem"));
    const std::string list = root_.revocation_list({}) + below_.revocation_list({});
    move_into_place(
        "crl.pem", list + std::string(size > list.size() ? size - list.size() : 0, '\n')
    );
    std::filesystem::last_write_time(at("crl.pem"), time);
    EXPECT_EQ(look(), words());
    EXPECT_EQ(look(), words{"trust"});
}

// proves: COM-03.6 refusal
TEST_F(CredentialWatch, AFileThatIsGoneForAMomentChangesNothing) {
    start();
    const auto party = issue();
    std::filesystem::rename(at("crl.pem"), at("away"));
    look();
    ASSERT_EQ(look().size(), 1U);
    EXPECT_EQ(verdict(*trust_->now(), party), 0);
    std::filesystem::rename(at("away"), at("crl.pem"));
    look();
    EXPECT_EQ(look(), words{"trust"});
}

// proves: COM-05.3
TEST_F(CredentialWatch, AnOperatorNeedNotWait) {
    start();
    const auto before = own();
    put(issue());
    EXPECT_EQ(told(watch_->read_all(now())), (words{"trust", "the gateway's certificate"}));
    EXPECT_NE(own(), before);
    EXPECT_EQ(look(), words());
}

} // namespace
} // namespace kruispunt::trust
