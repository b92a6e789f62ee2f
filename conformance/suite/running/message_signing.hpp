#pragma once

#include "conformance/suite/plan/signing.hpp"

#include <filesystem>
#include <map>
#include <string>

namespace kruispunt::conformance::suite::running {

/// Signs what the played parties say (ESAR-02 to ESAR-06), rightly or in the one way that a test
/// wants. Where the run does not sign nothing is changed. Any thread, once made.
class message_signing {
public:
    /// `on`: whether the system under test was told to sign. Reads `PARTY-signing.pem` and `.key`
    /// of those who may sign; throws std::runtime_error naming the file that cannot be used.
    message_signing(const std::filesystem::path& keys, bool on);

    /// What is signed with at this moment; nothing where the run does not sign.
    plan::signing now() const;

    /// The answer with its signature and what it confirms, where it is signed.
    wire::response answer(
        wire::response made,
        const catalogue::answer_template& from,
        const std::string& party,
        const wire::request& got
    ) const;

private:
    std::map<std::string, signatures::credential> credentials_;
};

} // namespace kruispunt::conformance::suite::running
