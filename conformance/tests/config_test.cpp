#include "conformance/regions/config.hpp"
#include "conformance/tests/documents.hpp"
#include "conformance/tests/pki.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <stdexcept>

namespace kruispunt::conformance::tests {
namespace {

const std::string good = R"(listen = "127.0.0.1:0"
control = "[::1]:8081"
ca = "ca.pem"
certificate = "/etc/region.pem"
key = "region.key"
oin = "00000099000000000001"
gateway_oin = "00000099000000000000"
gateway = "https://localhost:8443"
)";

class Config : public testing::Test {
protected:
    regions::region_config read(const std::string& content) const {
        const auto file = folder_.path() / "region.toml";
        std::ofstream(file) << content;
        return regions::read_config("esar", file);
    }

    std::string refused(const std::string& content) const {
        try {
            read(content);
        } catch (const std::runtime_error& error) {
            const std::string what = error.what();
            return what.substr(what.find("region.toml") + 11);
        }
        return "accepted";
    }

    temporary_folder folder_;
};

TEST_F(Config, ReadsTheWhole) {
    const auto config = read(good);
    EXPECT_EQ(config.region, "esar");
    EXPECT_EQ(config.control.host, "::1");
    EXPECT_EQ(config.control.port, 8081);
    EXPECT_EQ(config.tls.ca, folder_.path() / "ca.pem");
    EXPECT_EQ(config.tls.certificate, "/etc/region.pem");
    EXPECT_EQ(config.gateway, "https://localhost:8443");
    EXPECT_EQ(config.list_limit, 100000U);
    EXPECT_FALSE(read(with(good, "gateway = \"https://localhost:8443\"", "")).gateway);
    EXPECT_EQ(read(good + "list_limit = 5\n").list_limit, 5U);
    EXPECT_EQ(config.tls.crl, "");
    EXPECT_EQ(read(good + "crl = \"crl.pem\"\n").tls.crl, folder_.path() / "crl.pem");
}

TEST_F(Config, RefusesWithTheLine) {
    EXPECT_EQ(refused(good + "gatway = 1\n"), ":9: unknown key 'gatway'");
    EXPECT_EQ(
        refused(with(good, "[::1]:8081", "0.0.0.0:8081")),
        ":2: 'control' must be a loopback address"
    );
    EXPECT_EQ(
        refused(with(good, "127.0.0.1:0", "127.0.0.1")),
        ":1: 'listen' must be an IP address and a port, like 127.0.0.1:0"
    );
    EXPECT_EQ(refused(with(good, "0001\"", "01\"")), ":6: 'oin' must be an OIN of 20 digits");
    EXPECT_EQ(
        refused(with(good, "https://localhost", "http://localhost")),
        ":8: 'gateway' must be an https URL"
    );
    EXPECT_EQ(refused(with(good, "\"ca.pem\"", "7")), ":3: 'ca' must be a string");
    EXPECT_EQ(
        refused(good + "list_limit = 0\n"), ":9: 'list_limit' must lie between 1 and 10000000"
    );
    EXPECT_EQ(refused(with(good, "key = \"region.key\"", "")), ": 'key' is missing");
    EXPECT_EQ(refused("listen = \n").substr(0, 3), ":1:");
}

// proves: ESAR-91.1
TEST_F(Config, ReadsWhatEsarSignsWith) {
    const std::string files = "signing_certificate = \"s.pem\"\nsigning_key = \"s.key\"\n";
    EXPECT_FALSE(read(good).signing);
    EXPECT_FALSE(read(good + "signing = \"off\"\n").signing);
    const auto on = read(good + "signing = \"on\"\n" + files).signing.value();
    EXPECT_TRUE(on.on);
    EXPECT_EQ(on.certificate, folder_.path() / "s.pem");
    EXPECT_EQ(on.key, folder_.path() / "s.key");
    EXPECT_FALSE(read(good + "signing = \"off\"\n" + files).signing.value().on);
    EXPECT_EQ(refused(good + "signing = \"maybe\"\n"), ":9: 'signing' must be \"on\" or \"off\"");
    EXPECT_EQ(refused(good + "signing = \"on\"\n"), ": 'signing_certificate' is missing");
    EXPECT_EQ(refused(good + "signing_certificate = \"s.pem\"\n"), ": 'signing_key' is missing");
    const auto file = folder_.path() / "region.toml";
    std::ofstream(file) << good << files;
    EXPECT_THROW(regions::read_config("sisa", file), std::runtime_error);
}

} // namespace
} // namespace kruispunt::conformance::tests
