#include "gateway/domain/visible_parts.hpp"

#include <gtest/gtest.h>

namespace kruispunt::domain {
namespace {

region_policy learning(std::initializer_list<disclosed_field> parts) {
    region_policy policy;
    for (const disclosed_field part : parts)
        policy.may_learn.set(static_cast<std::size_t>(part));
    return policy;
}

contact_parts with(disclosed_field part) {
    contact_parts parts{};
    parts.at(static_cast<std::size_t>(part))[0] = 1;
    return parts;
}

bool sees(const region_policy& receiver, disclosed_field changed) {
    return sees_change(receiver, contact_parts{}, with(changed));
}

// proves: COM-35.1 COM-35.2
TEST(VisibleParts, AChangeIsSeenWhereThePartIs) {
    for (std::size_t i = 0; i < contact_part_count; ++i) {
        const auto part = static_cast<disclosed_field>(i);
        region_policy all;
        all.may_learn.set();
        EXPECT_TRUE(sees(all, part)) << i;
        all.may_learn.reset(i);
        EXPECT_FALSE(sees(all, part)) << i;
        EXPECT_FALSE(sees_change(all, with(part), with(part)));
    }
    EXPECT_FALSE(sees(region_policy(), disclosed_field::organisation_name));
}

// proves: COM-35.2
TEST(VisibleParts, AProfessionalIsSeenByNameOrNotAtAll) {
    const auto phone_only = learning({disclosed_field::reporter_phone});
    EXPECT_FALSE(sees(phone_only, disclosed_field::reporter_phone));
    const auto both = learning({disclosed_field::reporter_name, disclosed_field::reporter_phone});
    EXPECT_TRUE(sees(both, disclosed_field::reporter_phone));
}

// proves: COM-35.1 COM-35.2 INF-2.4
TEST(VisibleParts, OfWhatWasSaidConsentAndWhoLeadsAreSeen) {
    const auto all = learning({disclosed_field::consent, disclosed_field::coordinator});
    const follow_up nothing;
    follow_up said;
    said.acknowledged = true;
    said.family_informed = true;
    EXPECT_FALSE(sees_change(all, nothing, said));
    said.consent = consent::refused;
    EXPECT_TRUE(sees_change(all, nothing, said));
    EXPECT_FALSE(sees_change(learning({disclosed_field::coordinator}), nothing, said));
    follow_up led;
    led.lead = sealed_lead{{1}, 7, "x"};
    EXPECT_TRUE(sees_change(all, nothing, led));
    EXPECT_TRUE(sees_change(all, led, nothing));
    EXPECT_FALSE(sees_change(learning({disclosed_field::consent}), nothing, led));
    follow_up resealed = led;
    resealed.lead->data_key = 8;
    EXPECT_FALSE(sees_change(all, led, resealed));
}

} // namespace
} // namespace kruispunt::domain
