#pragma once

#include "adapters/sdk/signatures/message_parts.hpp"
#include "gateway/domain/error.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace kruispunt::adapters::sdk::signatures {

/// Has xmlsec verify the message's signature with that certificate's key (DER), for a signature of
/// a shape that was found good. Gives the canonical octets whose digests were checked, one for each
/// of `message_parts::all_signed`, in its order. Fails with `signature_invalid`.
domain::result<std::vector<std::string>>
verified_octets(xmlDoc& document, const message_parts& parts, std::string_view certificate);

} // namespace kruispunt::adapters::sdk::signatures
