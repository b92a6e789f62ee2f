#include "adapters/sdk/signatures/signer.hpp"
#include "adapters/sdk/signatures/tests/pki.hpp"
#include "gateway/app/commands/commands.hpp"

#include <CLI/CLI.hpp>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace kruispunt::app {
namespace {

namespace signatures = adapters::sdk::signatures;
using signatures::testing::now;
using signatures::testing::region_oin;

constexpr char unsigned_message[] =
    R"(<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/")"
    R"( xmlns:wsa="http://www.w3.org/2005/08/addressing">)"
    R"(<soap:Header><wsa:To>urn:to</wsa:To><wsa:Action>urn:do</wsa:Action></soap:Header>)"
    R"(<soap:Body><a xmlns="urn:a">b</a></soap:Body></soap:Envelope>)";

class CheckSoap : public ::testing::Test {
protected:
    CheckSoap() {
        pki_.issue_to_file("region", region_oin);
        pki_.files.write("unsigned.xml", unsigned_message);
        pki_.files.write("signed.xml", sign());
    }

    std::string sign() const {
        const signatures::signer signs(pki_.files / "region.pem", pki_.files / "region.key");
        return signs.sign(unsigned_message, {now, std::nullopt});
    }

    // What is printed for `check soap <file> <options>`; `exit_code_` is how it ended.
    std::string check(const std::string& file, std::vector<std::string> options = {}) {
        CLI::App app;
        add_check_command(app);
        // CLI11 takes them from the back
        std::vector<std::string> words = std::move(options);
        words.insert(words.begin(), {"check", "soap", (pki_.files / file).string()});
        std::reverse(words.begin(), words.end());
        exit_code_ = 0;
        ::testing::internal::CaptureStdout();
        try {
            app.parse(words);
        } catch (const CLI::RuntimeError& e) {
            exit_code_ = e.get_exit_code();
        }
        return ::testing::internal::GetCapturedStdout();
    }

    std::vector<std::string>
    trusting(const std::string& at, const std::string& oin = region_oin) const {
        return {
            "--trust",
            (pki_.files / "ca.pem").string(),
            "--crl",
            (pki_.files / "crl.pem").string(),
            "--oin",
            oin,
            "--at",
            at};
    }

    signatures::testing::pki pki_;
    int exit_code_ = 0;
};

constexpr char in_time[] = "2026-11-20T10:16:00+01:00";

// proves: ESAR-02.9 acceptance
TEST_F(CheckSoap, TakesWhatIsSigned) {
    const std::string said = check("signed.xml", trusting(in_time));
    EXPECT_EQ(exit_code_, 0) << said;
    EXPECT_NE(said.find("signed by 00000099000000000001"), said.npos) << said;
}

TEST_F(CheckSoap, SaysThatItDidNotLookAtTheSignature) {
    EXPECT_NE(check("signed.xml").find("not looked at"), std::string::npos);
    EXPECT_EQ(exit_code_, 0);
}

// proves: ESAR-02.1 ESAR-02.14 refusal
TEST_F(CheckSoap, RefusesWhatIsNotSignedOrWasChanged) {
    const std::string said = check("unsigned.xml", trusting(in_time));
    EXPECT_EQ(exit_code_, 1);
    EXPECT_NE(said.find("HANDTEKENING_ONGELDIG"), said.npos) << said;
    std::string changed = sign();
    changed.replace(changed.find(">b</a>"), 6, ">c</a>");
    pki_.files.write("changed.xml", changed);
    EXPECT_NE(
        check("changed.xml", trusting(in_time)).find("HANDTEKENING_ONGELDIG"), std::string::npos
    );
    EXPECT_EQ(exit_code_, 1);
}

// proves: ESAR-02.6 ESAR-03.3 refusal
TEST_F(CheckSoap, RefusesWhatIsTooOldOrAnothers) {
    EXPECT_NE(
        check("signed.xml", trusting("2026-11-20T11:15:00+01:00")).find("BERICHT_VERLOPEN"),
        std::string::npos
    );
    EXPECT_EQ(exit_code_, 1);
    EXPECT_NE(
        check("signed.xml", trusting(in_time, "00000099000000000002")).find("OIN_NIET_BEVOEGD"),
        std::string::npos
    );
    EXPECT_EQ(exit_code_, 1);
}

// proves: ESAR-03.2 refusal
TEST_F(CheckSoap, RefusesARevokedCertificate) {
    const auto revoked = pki_.issue_to_file("region", region_oin);
    pki_.files.write("signed.xml", sign());
    pki_.revoke({revoked.serial});
    EXPECT_NE(
        check("signed.xml", trusting(in_time)).find("HANDTEKENING_ONGELDIG"), std::string::npos
    );
    EXPECT_EQ(exit_code_, 1);
}

} // namespace
} // namespace kruispunt::app
