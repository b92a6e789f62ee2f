#pragma once

#include "conformance/signatures/certificate.hpp"
#include "conformance/text/findings.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kruispunt::conformance::signatures {

/// Who must have signed, and when it is judged.
struct expected_signer {
    const trust& roots;
    std::string oin;
    text::instant now;
};

/// What a signature that holds says.
struct verified {
    std::string signature_value;
    /// The `Value` of each SignatureConfirmation; empty where it has none.
    std::vector<std::string> confirmations;
};

/// Verifies a SOAP envelope as ESAR-02, ESAR-03 and ESAR-04 ask; nothing where a finding was added.
/// What is signed is found by its position, never by its id alone.
std::optional<verified>
verify(std::string_view envelope, const expected_signer& by, text::findings& found);

/// Judges an answer's confirmations against the SignatureValue of its request (ESAR-06), empty
/// where the request bore none. A fault may leave the value out: what could not be read cannot be
/// confirmed.
void check_confirmation(
    const verified& answer, const std::string& request_value, bool is_fault, text::findings& found
);

} // namespace kruispunt::conformance::signatures
