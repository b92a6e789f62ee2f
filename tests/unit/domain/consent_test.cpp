#include "gateway/domain/disclosure.hpp"

#include <gtest/gtest.h>

namespace kruispunt::domain {
namespace {

notice made_notice() {
    notice n;
    n.kind = notice_kind::match_made;
    n.region = "esar";
    n.reference = "E-1";
    n.other_region = "multisignaal";
    return n;
}

// proves: INF-2.2
TEST(Consent, IsNotAskedUntilSomethingElseIsKnown) {
    region_policy receiver;
    receiver.may_learn.set(static_cast<std::size_t>(disclosed_field::consent));
    const auto told = disclose(made_notice(), receiver, contact(), std::nullopt);
    ASSERT_TRUE(told.counterparty());
    EXPECT_EQ(told.counterparty()->consent, consent::not_asked);
    EXPECT_EQ(wire_word(consent::not_asked), "niet_gevraagd");
}

} // namespace
} // namespace kruispunt::domain
