#pragma once

#include "adapters/sdk/signatures/signer.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace kruispunt::adapters::sdk::signatures {

/// What a Security block is written from.
struct security_block {
    const stamp& with;
    std::string_view token;       ///< the certificate, Base64
    std::string_view method;      ///< the signature's algorithm
    std::vector<std::string> ids; ///< of what is signed outside the block
};

/// The block as text, its Signature still without digests and value. The prefixes `soap` and `wsu`
/// are the envelope's.
std::string write_security_block(const security_block& block);

} // namespace kruispunt::adapters::sdk::signatures
