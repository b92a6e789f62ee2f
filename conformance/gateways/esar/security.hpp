#pragma once

#include "conformance/gateways/esar/signature_rules.hpp"
#include "conformance/gateways/side.hpp"
#include "conformance/signatures/signer.hpp"

#include <optional>
#include <string>

namespace kruispunt::conformance::gateways::esar {

/// What the gateway signs with, and how it judges what ESAR signed (ESAR-02 to ESAR-06). Off where
/// it has nothing to sign with (ESAR-91).
class security {
public:
    /// Throws std::runtime_error where a file cannot be used.
    explicit security(const surroundings& around);

    bool is_on() const { return own_.has_value(); }

    void judge_request(const std::string& envelope, kernel::findings& found) const;

    /// Signs an answer or a fault to what was sent, which it confirms (ESAR-06).
    std::string sign_answer(const std::string& envelope, const std::string& request) const;

    std::string sign_notice(const std::string& envelope) const;

    /// Whether an answer of ESAR's to a notice is signed, holds, and confirms it (ESAR-25.2,
    /// ESAR-25.6).
    bool holds(const std::string& answer, const std::string& notice, bool is_fault) const;

private:
    std::string oin_;
    const mutation::mutation* broken_;
    std::optional<signers> known_;
    std::optional<signatures::trust> roots_;
    std::optional<signatures::credential> own_;
};

} // namespace kruispunt::conformance::gateways::esar
