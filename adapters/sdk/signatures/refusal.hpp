#pragma once

#include "gateway/domain/error.hpp"

#include <string>

namespace kruispunt::adapters::sdk::signatures {

/// A signature that does not hold: where in the envelope (`veld`), and which rule, for our log.
inline domain::error refusal(std::string where, std::string rule) {
    return domain::make_error(domain::errc::signature_invalid, std::move(where), std::move(rule));
}

/// Where things stand, as `veld` of a refusal names it.
namespace place {

inline constexpr char envelope[] = "Envelope";
inline constexpr char header[] = "Header";
inline constexpr char body[] = "Body";
inline constexpr char security[] = "Header/Security";
inline constexpr char timestamp[] = "Header/Security/Timestamp";
inline constexpr char created[] = "Header/Security/Timestamp/Created";
inline constexpr char expires[] = "Header/Security/Timestamp/Expires";
inline constexpr char token[] = "Header/Security/BinarySecurityToken";
inline constexpr char signature[] = "Header/Security/Signature";
inline constexpr char key_info[] = "Header/Security/Signature/KeyInfo";
inline constexpr char signed_info[] = "Header/Security/Signature/SignedInfo";
inline constexpr char reference[] = "Header/Security/Signature/SignedInfo/Reference";
inline constexpr char signature_value[] = "Header/Security/Signature/SignatureValue";
inline constexpr char confirmation[] = "Header/Security/SignatureConfirmation";

} // namespace place

} // namespace kruispunt::adapters::sdk::signatures
