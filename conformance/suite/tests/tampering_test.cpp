#include "conformance/suite/statement/archive.hpp"
#include "conformance/suite/statement/submission.hpp"
#include "conformance/suite/tests/tampered.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <stdexcept>

namespace kruispunt::conformance::suite::tests {
namespace {

using testing::HasSubstr;

class Tampering : public testing::TestWithParam<tampered> {};

const statement::verified_step* first_refused(const statement::verification& came) {
    const auto found = std::ranges::find_if(came.steps, [](const statement::verified_step& step) {
        return !step.why_refused.empty();
    });
    return found == came.steps.end() ? nullptr : &*found;
}

TEST_P(Tampering, IsRefusedByItsOwnStepForItsOwnReason) {
    const auto came = GetParam().made().verified();
    EXPECT_FALSE(came.accepted());
    const auto* const refused = first_refused(came);
    ASSERT_NE(refused, nullptr);
    EXPECT_EQ(refused->name, GetParam().step) << statement::in_words(came);
    EXPECT_THAT(refused->why_refused, HasSubstr(GetParam().why)) << statement::in_words(came);
}

TEST(Untampered, IsAccepted) {
    const auto came = submission().verified();
    EXPECT_TRUE(came.accepted()) << statement::in_words(came);
    EXPECT_EQ(came.signed_by, "Voorbeeld B.V.");
    EXPECT_EQ(came.verdict, "PASS");
}

const auto by_name = [](const auto& row) { return row.param.name; };

INSTANTIATE_TEST_SUITE_P(Evidence, Tampering, testing::ValuesIn(tampered_evidence()), by_name);
INSTANTIATE_TEST_SUITE_P(Order, Tampering, testing::ValuesIn(tampered_order()), by_name);
INSTANTIATE_TEST_SUITE_P(Sending, Tampering, testing::ValuesIn(tampered_sending()), by_name);
INSTANTIATE_TEST_SUITE_P(Facts, Tampering, testing::ValuesIn(tampered_facts()), by_name);

/// What `verify` says of an archive.
statement::verification verified_archive(const submission& of, const std::string& octets) {
    try {
        return statement::verify_submission(
            statement::read_archive(octets), of.all, of.body, of.now
        );
    } catch (const std::runtime_error& why) {
        return statement::unreadable_submission(why.what());
    }
}

// The twenty-third of the list: what a path or a size in an archive would do is refused before any
// step.
TEST(TamperedArchives, T23cAndTheUntamperedOneIsAccepted) {
    const submission of;
    EXPECT_TRUE(verified_archive(of, statement::write_archive(of.files)).accepted());
}

TEST(TamperedArchives, T23PathOutOfTheArchiveIsRefused) {
    submission of;
    of.files["../../etc/cron.d/x"] = "x";
    const auto came = verified_archive(of, statement::write_archive(of.files));
    ASSERT_NE(first_refused(came), nullptr);
    EXPECT_EQ(first_refused(came)->name, "files");
    EXPECT_THAT(first_refused(came)->why_refused, HasSubstr("outside of the run's folder"));
    EXPECT_TRUE(std::ranges::none_of(came.steps, [](const auto& step) {
        return step.reached && step.why_refused.empty();
    }));
}

TEST(TamperedArchives, T23bOversizedMemberIsRefused) {
    submission of;
    of.files["evidence/x.json"].assign(statement::limits.file + 1, ' ');
    const auto came = verified_archive(of, statement::write_archive(of.files));
    ASSERT_NE(first_refused(came), nullptr);
    EXPECT_THAT(first_refused(came)->why_refused, HasSubstr("larger than 16 MiB"));
}

} // namespace
} // namespace kruispunt::conformance::suite::tests
