#include "tests/unit/portal/operators_fixture.hpp"

#include <string>

namespace kruispunt::portal {
namespace {

class Reasons : public operators_fixture {
protected:
    got give(const std::string& reason) {
        nlohmann::json body{{"stand", "onderhoud"}, {"reden", reason}};
        return ask("PUT", "deelnemers/esar/stand", body.dump());
    }
};

// proves: BEH-00.9 refusal
TEST_F(Reasons, WithABsnInThemAreRefused) {
    for (const char* reason :
         {"999990019",
          "BSN 999990019 klopt niet",
          "kind:999990019.",
          "999 990 019",
          "zie 9999.90.019, dubbel",
          "9999-90-019",
          "22-11-2026 999990019 8"}) {
        const got answer = give(reason);
        ASSERT_EQ(answer.status, 400) << reason;
        EXPECT_EQ(answer.body["veld"], "reden");
        EXPECT_EQ(answer.body.dump().find("999"), std::string::npos) << "nor is it said again";
    }
    EXPECT_TRUE(regions_.stands.empty());
}

// proves: BEH-00.9 acceptance
TEST_F(Reasons, OtherNumbersAreTaken) {
    for (const char* reason :
         {"999990018", // fails the 11-test
          "1999990019",
          "bel 020-1234567, ook na 18.00",
          "22-11-2026 9:30 tot 12:00",
          "wijziging 2026-11-22.7"})
        EXPECT_EQ(give(reason).status, 200) << reason;
}

} // namespace
} // namespace kruispunt::portal
