#include "gateway/trust/seen_certificates.hpp"

#include <gtest/gtest.h>

namespace kruispunt::trust {
namespace {

ports::peer peer(const std::string& fingerprint) {
    ports::peer shown;
    shown.oin = "00000099000000000042";
    shown.common_name = "north";
    shown.fingerprint = fingerprint;
    shown.valid_until = std::chrono::sys_seconds(std::chrono::hours(1000));
    return shown;
}

domain::instant minute(int n) {
    return domain::instant(std::chrono::minutes(n));
}

// proves: COM-05.7
TEST(SeenCertificates, TellWhenEachWasSeenLast) {
    seen_certificates seen;
    seen.note(peer("a"), minute(1));
    seen.note(peer("b"), minute(2));
    seen.note(peer("a"), minute(3));
    seen.note(ports::peer(), minute(4));
    const auto all = seen.all();
    ASSERT_EQ(all.size(), 2U);
    EXPECT_EQ(all[0].seen, minute(3));
    EXPECT_EQ(all[1].seen, minute(2));
    EXPECT_EQ(all[0].ends, domain::instant(std::chrono::hours(1000)));
}

TEST(SeenCertificates, TheOneSeenLongestAgoMakesRoom) {
    seen_certificates seen;
    const int most = static_cast<int>(seen_certificates::most);
    for (int i = 0; i < most; ++i)
        seen.note(peer(std::to_string(i)), minute(i + 1));
    EXPECT_EQ(seen.all().size(), seen_certificates::most);
    seen.note(peer("0"), minute(most + 1));
    seen.note(peer("another"), minute(most + 2));
    const auto all = seen.all();
    EXPECT_EQ(all.size(), seen_certificates::most);
    for (const auto& one : all)
        EXPECT_NE(one.fingerprint, "1");
}

} // namespace
} // namespace kruispunt::trust
