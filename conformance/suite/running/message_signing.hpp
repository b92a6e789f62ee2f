#pragma once

#include "conformance/signatures/signer.hpp"
#include "conformance/suite/catalogue/change.hpp"
#include "conformance/suite/catalogue/message.hpp"

#include <filesystem>
#include <map>
#include <optional>
#include <string>

namespace kruispunt::conformance::suite::running {

/// Signs what the played parties say (ESAR-02 to ESAR-06), rightly or in the one way that a test
/// wants. Where the run does not sign nothing is changed. Any thread, once made.
class message_signing {
public:
    /// `on`: whether the system under test was told to sign. Reads `PARTY-signing.pem` and `.key`
    /// of those who may sign; throws std::runtime_error naming the file that cannot be used.
    message_signing(const std::filesystem::path& keys, bool on);

    /// The request with its signature, where its kind is signed.
    wire::request request(
        wire::request made,
        const catalogue::request_template& from,
        const std::string& party,
        const std::optional<catalogue::change>& changed
    ) const;

    /// The answer with its signature and what it confirms, where it is signed.
    wire::response answer(
        wire::response made,
        const catalogue::answer_template& from,
        const std::string& party,
        const wire::request& got
    ) const;

private:
    std::string signed_by(
        const std::string& envelope,
        const std::string& party,
        const std::string& word,
        const signatures::confirmation& confirms
    ) const;

    bool on_;
    std::map<std::string, signatures::credential> credentials_;
};

} // namespace kruispunt::conformance::suite::running
