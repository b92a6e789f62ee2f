#include "conformance/suite/statement/stand_in.hpp"
#include "conformance/tests/pki.hpp"

#include <gtest/gtest.h>

#include <array>
#include <fstream>
#include <memory>
#include <sstream>
#include <stdexcept>

namespace kruispunt::conformance::suite::tests {
namespace {

constexpr auto envelope =
    R"(<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/">)"
    R"(<soap:Header><wsa:To xmlns:wsa="http://www.w3.org/2005/08/addressing">urn:x</wsa:To>)"
    R"(</soap:Header><soap:Body><naam>Proefkind</naam></soap:Body></soap:Envelope>)";

/// The played region's own key, and the authority that it is certified by.
class StandIn : public testing::Test {
protected:
    static void SetUpTestSuite() {
        folder = std::make_unique<conformance::tests::temporary_folder>();
        const conformance::tests::authority by(folder->path(), "ca");
        by.issue("region", "00000099000000000002", "", conformance::tests::key_kind::rsa);
    }

    static void TearDownTestSuite() { folder.reset(); }

    static std::string authority() {
        std::ostringstream read;
        read << std::ifstream(folder->path() / "ca.pem").rdbuf();
        return read.str();
    }

    static std::string by_the_region(const std::string& word, const std::string& what = envelope) {
        const auto own = signatures::read_credential(
            folder->path() / "region.pem", folder->path() / "region.key"
        );
        const auto now = *text::read_utc("2027-02-01T09:00:00Z");
        return plan::signed_envelope(what, "region", word, std::nullopt, {{{"region", own}}, now});
    }

    static std::string by_the_stand_in(const std::string& word) {
        const auto later = *text::read_utc("2027-02-03T11:00:07Z");
        const statement::stand_in in_place(authority());
        return plan::signed_envelope(envelope, "region", word, std::nullopt, in_place.at(later));
    }

    static inline std::unique_ptr<conformance::tests::temporary_folder> folder;
};

constexpr std::array<const char*, 10> words{
    "",
    "unsigned",
    "timestamp_missing",
    "token_missing",
    "signature_missing",
    "signature_doubled",
    "body_uncovered",
    "body_altered",
    "sha1_digests",
    "rsa-sha512"};

TEST_F(StandIn, SignsInTheSameFormWithAnotherKeyAtAnotherMoment) {
    for (const auto* const word : words)
        EXPECT_EQ(
            statement::without_values(by_the_region(word)),
            statement::without_values(by_the_stand_in(word))
        ) << word;
}

TEST_F(StandIn, LeavesTheSignaturesOctetsAlone) {
    EXPECT_NE(by_the_region(""), by_the_stand_in(""));
}

TEST_F(StandIn, TellsOneWayOfSigningFromAnother) {
    for (const auto* const one : words)
        for (const auto* const other : words)
            if (one != other) {
                EXPECT_NE(
                    statement::without_values(by_the_region(one)),
                    statement::without_values(by_the_stand_in(other))
                ) << one
                  << " and " << other;
            }
}

TEST_F(StandIn, TellsAnotherMessage) {
    std::string other(envelope);
    other.replace(other.find("Proefkind"), 9, "Toetsema_");
    EXPECT_NE(
        statement::without_values(by_the_region("", other)),
        statement::without_values(by_the_stand_in(""))
    );
}

TEST(StandIns, NeedTheRunsAuthority) {
    EXPECT_THROW(statement::stand_in(""), std::runtime_error);
    EXPECT_THROW(statement::stand_in("-----BEGIN CERTIFICATE-----\nAAAA\n"), std::runtime_error);
}

} // namespace
} // namespace kruispunt::conformance::suite::tests
