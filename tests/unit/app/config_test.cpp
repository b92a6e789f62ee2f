#include "gateway/app/config.hpp"
#include "tests/support/temporary_folder.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <stdexcept>
#include <string>

namespace kruispunt::app {
namespace {

constexpr const char* least = R"(
[gateway]
oin = "00000099000000000000"
data = "data"
mappings = "mappings"
ca = "ca.pem"
certificate = "gateway.pem"
key = "gateway.key"
%GATEWAY%
[exchange]
listen = "127.0.0.1:0"
[portal]
listen = "127.0.0.1:0"
[internal]
listen = "127.0.0.1:0"
[esar]
oin = "00000099000000000001"
)";

constexpr auto npos = std::string::npos;

config loaded(const std::string& gateway, const std::string& more = "") {
    const support::temporary_folder folder;
    std::string text = least;
    text.replace(text.find("%GATEWAY%"), 9, gateway);
    std::ofstream(folder.path() / "kruispunt.toml") << text << more;
    return load_config(folder.path() / "kruispunt.toml");
}

// proves: COM-22.8 COM-20.12 COM-26.7 COM-37.6
TEST(Config, WithoutAWordTheFederationsPolicyIsTheContracts) {
    const config c = loaded("");
    EXPECT_TRUE(c.different_organisation);
    EXPECT_FALSE(c.intra_region);
    EXPECT_EQ(c.identity_corrections, 3);
    EXPECT_TRUE(c.relocation_notice);
    EXPECT_EQ(c.inspections_a_day, 50);
    EXPECT_EQ(c.objection_weeks, 6);
}

// proves: COM-02.2 refusal
TEST(Config, AnOinOfTwoIsRefusedAndBothAreNamed) {
    const auto refusal_of = [](const std::string& oin) -> std::string {
        try {
            loaded("", "[sisa]\noin = \"" + oin + "\"\n");
        } catch (const std::runtime_error& error) {
            return error.what();
        }
        return "none";
    };
    EXPECT_EQ(refusal_of("00000099000000000002"), "none");
    EXPECT_NE(refusal_of("00000099000000000001").find("sisa has the OIN of region esar"), npos);
    EXPECT_NE(refusal_of("00000099000000000000").find("sisa has the OIN of the gateway"), npos);
}

// proves: BEH-11.8 acceptance refusal
TEST(Config, TheOperatorsSocketIsTheOwnersOrAlsoTheGroups) {
    using std::filesystem::perms;
    EXPECT_EQ(loaded("").operators_mode, perms(0600));
    EXPECT_EQ(loaded("operators_mode = \"0660\"\n").operators_mode, perms(0660));
    for (const char* open : {"0666", "0777", "600", ""})
        EXPECT_THROW(loaded("operators_mode = \"" + std::string(open) + "\"\n"), std::runtime_error)
            << open;
}

constexpr const char* role = "[[portal.roles]]\noin = \"00000099000000000010\"\n"
                             "name = \"c\"\nrole = ";

// proves: BEH-00.1 acceptance
TEST(Config, SaysWhichCertificateHasWhichRole) {
    EXPECT_TRUE(loaded("").portal_roles.empty());
    const config c = loaded(
        "",
        std::string(role) + "\"coordinator\"\n" +
            "[[portal.roles]]\noin = \"00000099000000000021\"\nname = \"o\"\n"
            "role = \"operator-esar\"\n"
    );
    ASSERT_EQ(c.portal_roles.size(), 2U);
    EXPECT_EQ(c.portal_roles[0].as, portal::role::coordinator);
    EXPECT_EQ(c.portal_roles[0].common_name, "c");
    EXPECT_EQ(c.portal_roles[1].as, portal::role::region_operator);
    EXPECT_EQ(c.portal_roles[1].region, "esar");
}

// proves: BEH-00.1 refusal
TEST(Config, ARoleThatNobodyHasOrTwoOfOneCertificateAreRefused) {
    const std::string one = role;
    for (const std::string& wrong :
         {one + "\"operator\"\n",
          one + "\"operator-\"\n",
          one + "\"operator-atlantis\"\n",
          one + "\"vendor-\"\n",
          one + "\"vendor-atlantis\"\n",
          one + "\"member\"\n",
          one + "\"socket\"\n",
          one + "\"\"\n",
          one + "\"auditor\"\nregion = \"esar\"\n",
          one + "\"auditor\"\n" + one + "\"vendor\"\n",
          std::string("[[portal.roles]]\noin = \"1\"\nname = \"c\"\nrole = \"auditor\"\n"),
          std::string("[[portal.roles]]\noin = \"00000099000000000010\"\nrole = \"auditor\"\n")})
        EXPECT_THROW(loaded("", wrong), std::runtime_error) << wrong;
}

// proves: COM-22.8 COM-20.12 COM-26.7 COM-37.6 acceptance
TEST(Config, TheFederationsPolicyCanBeSet) {
    const config c = loaded(
        "",
        "[federation]\ndifferent_organisation = false\nintra_region = true\n"
        "identity_corrections = 1\nrelocation_notice = false\ninspections_a_day = "
        "7\nobjection_weeks = 2\n"
    );
    EXPECT_FALSE(c.different_organisation);
    EXPECT_TRUE(c.intra_region);
    EXPECT_EQ(c.identity_corrections, 1);
    EXPECT_FALSE(c.relocation_notice);
    EXPECT_EQ(c.inspections_a_day, 7);
    EXPECT_EQ(c.objection_weeks, 2);
}

// proves: BEH-13.4 acceptance
TEST(Config, AVendorMayBeOfOneRegion) {
    const config c = loaded("", std::string(role) + "\"vendor-esar\"\n");
    ASSERT_EQ(c.portal_roles.size(), 1U);
    EXPECT_EQ(c.portal_roles[0].as, portal::role::vendor);
    EXPECT_EQ(c.portal_roles[0].region, "esar");
}

// proves: BEH-13.1 acceptance refusal
TEST(Config, SaysWithWhichKeysTheBodySigns) {
    EXPECT_TRUE(loaded("").body_keys.empty());
    const auto with = [](const std::string& keys) {
        return loaded("", "[conformance]\nbody_keys = " + keys + "\n").body_keys;
    };
    const auto found = with("[\"body.pem\", \"/etc/next.pem\"]");
    ASSERT_EQ(found.size(), 2U);
    EXPECT_TRUE(found[0].is_absolute());
    EXPECT_EQ(found[0].filename(), "body.pem");
    EXPECT_EQ(found[1], "/etc/next.pem");
    for (const char* wrong : {"[1]", "[\"\"]"})
        EXPECT_THROW(with(wrong), std::runtime_error) << wrong;
    EXPECT_THROW(loaded("", "[conformance]\nkeys = []\n"), std::runtime_error);
    std::string many = "[\"0.pem\"";
    for (int n = 1; n < 20; ++n)
        many += ", \"" + std::to_string(n) + ".pem\"";
    EXPECT_EQ(with(many + "]").size(), 20U);
    EXPECT_THROW(with(many + ", \"20.pem\"]"), std::runtime_error);
}

// proves: BEH-09.6 acceptance refusal
TEST(Config, SaysWhomEventsOfCoordinationGoTo) {
    EXPECT_FALSE(loaded("").coordination);
    const auto with = [](const std::string& endpoint) {
        return loaded(
            "", "[coordination]\noin = \"00000099000000000010\"\nendpoint = \"" + endpoint + "\"\n"
        );
    };
    const auto found = with("https://coordinatie.example:8443/gebeurtenissen/in").coordination;
    ASSERT_TRUE(found);
    EXPECT_EQ(found->oin, "00000099000000000010");
    EXPECT_EQ(found->origin, "https://coordinatie.example:8443");
    EXPECT_EQ(found->path, "/gebeurtenissen/in");
    EXPECT_EQ(with("https://coordinatie.example").coordination->path, "/");
    for (const char* wrong : {"", "http://coordinatie.example/", "https://", "https:///pad"})
        EXPECT_THROW(with(wrong), std::runtime_error) << wrong;
    EXPECT_THROW(loaded("", "[coordination]\nendpoint = \"https://x/\"\n"), std::runtime_error);
}

// proves: BEH-06.11 acceptance refusal
TEST(Config, SaysWhereTheProcessingLogIs) {
    EXPECT_FALSE(loaded("").processing_log);
    const std::string at = "[processing_log]\noin = \"00000099000000000010\"\nendpoint = "
                           "\"https://logboek.example:4318/v1/traces\"\n";
    const auto found =
        loaded("", at + "activity = \"https://register.example/vir/\"\n").processing_log;
    ASSERT_TRUE(found);
    EXPECT_EQ(found->at.origin, "https://logboek.example:4318");
    EXPECT_EQ(found->at.path, "/v1/traces");
    EXPECT_EQ(found->activity, "https://register.example/vir/");
    EXPECT_THROW(loaded("", at), std::runtime_error) << "without an activity no line says of what";
}

// proves: COM-01.1 COM-01.2
TEST(Config, Tls12IsToBeAskedFor) {
    EXPECT_FALSE(loaded("").tls_1_2);
    EXPECT_FALSE(loaded("tls = \"1.3\"").tls_1_2);
    EXPECT_TRUE(loaded("tls = \"1.2\"").tls_1_2);
}

// proves: COM-01.4 refusal
TEST(Config, OlderTlsCannotBeAskedFor) {
    EXPECT_THROW(loaded("tls = \"1.1\""), std::runtime_error);
    EXPECT_THROW(loaded("tls = \"1.0\""), std::runtime_error);
}

} // namespace
} // namespace kruispunt::app
