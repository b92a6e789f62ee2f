#pragma once

#include "adapters/sdk/signatures/message_parts.hpp"
#include "gateway/domain/error.hpp"

#include <optional>
#include <string>

namespace kruispunt::adapters::sdk::signatures {

/// What is wrong with how a Signature is built, before anything is computed (ESAR-02): exactly
/// SignedInfo, SignatureValue and KeyInfo; exclusive canonicalisation without comments; an allowed
/// method; one Reference for each part that must be signed and none beside, each with that
/// canonicalisation as its only transform and an allowed digest; a KeyInfo that only points to the
/// message's BinarySecurityToken.
std::optional<domain::error> complaint_about_shape(const message_parts& parts);

/// The BinarySecurityToken's octets where it says to be X.509 v3 in Base64.
domain::result<std::string> token_octets(const message_parts& parts);

} // namespace kruispunt::adapters::sdk::signatures
