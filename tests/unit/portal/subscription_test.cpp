#include "tests/unit/portal/operators_fixture.hpp"

#include <gmock/gmock.h>

namespace kruispunt::portal {
namespace {

/// Whom events go to, and how far that is (BEH-09).
class Subscription : public operators_fixture {
protected:
    Subscription() {
        policy_.announces = true;
        support::run_coroutine(store_.disturbed({{"esar", "regio-weg"}}, true)).value();
    }

    got seen_by(role as) { return ask_as({as, "", "somebody"}, "GET", "abonnement"); }
};

// proves: BEH-09.10
TEST_F(Subscription, ShowsWhomAndWhichAndHowFar) {
    const auto found = ask("GET", "abonnement");
    EXPECT_EQ(found.status, 200);
    EXPECT_EQ(found.body["ontvanger"]["oin"], "00000099000000000010");
    EXPECT_EQ(found.body["ontvanger"]["host"], "coordinatie.example");
    EXPECT_EQ(found.body["soorten"].size(), 4U);
    EXPECT_EQ(found.body["loopt"], true);
    EXPECT_EQ(found.body["wachtend"], 1);
    EXPECT_EQ(found.body["verteld"], 0);
    EXPECT_FALSE(found.body["oudste"].is_null());
    alarms_.raise(ports::alarm_code::coordination_unreachable, {}, "x");
    EXPECT_EQ(ask("GET", "abonnement").body["loopt"], false);
}

// proves: BEH-09.10 BEH-00.4 acceptance refusal
TEST_F(Subscription, CountsNothingForCoordinationAndIsNobodysElse) {
    const auto found = seen_by(role::coordinator);
    EXPECT_EQ(found.status, 200);
    EXPECT_EQ(found.body["loopt"], true);
    for (const char* name : {"wachtend", "verteld", "oudste", "vervallen"})
        EXPECT_FALSE(found.body.contains(name)) << name;
    EXPECT_EQ(seen_by(role::auditor).body["wachtend"], 1);
    for (const role as : {role::vendor, role::member, role::region_operator})
        EXPECT_EQ(seen_by(as).status, 403);
}

} // namespace
} // namespace kruispunt::portal
