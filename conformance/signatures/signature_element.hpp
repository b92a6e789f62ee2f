#pragma once

#include "conformance/signatures/signer.hpp"
#include "conformance/signatures/tree.hpp"

#include <vector>

namespace kruispunt::conformance::signatures {

/// What a signature is to cover: an element and the id by which the reference names it.
struct covered {
    std::string id;
    element what = nullptr;
};

/// Writes the Signature as the last child of the Security header and gives its SignatureValue. The
/// elements must stand in the document as they will be sent.
std::string add_signature(
    element security,
    const std::vector<covered>& what,
    const std::string& token_id,
    const credential& with,
    const signing_plan& plan
);

} // namespace kruispunt::conformance::signatures
