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

// proves: BEH-11.8 acceptance refusal
TEST(Config, TheOperatorsSocketIsTheOwnersOrAlsoTheGroups) {
    using std::filesystem::perms;
    EXPECT_EQ(loaded("").operators_mode, perms(0600));
    EXPECT_EQ(loaded("operators_mode = \"0660\"\n").operators_mode, perms(0660));
    for (const char* open : {"0666", "0777", "600", ""})
        EXPECT_THROW(loaded("operators_mode = \"" + std::string(open) + "\"\n"), std::runtime_error)
            << open;
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
