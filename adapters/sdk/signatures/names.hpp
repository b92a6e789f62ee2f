#pragma once

#include <string_view>

namespace kruispunt::adapters::sdk::signatures {

/// SOAP 1.1 §3.
inline constexpr std::string_view soap_space = "http://schemas.xmlsoap.org/soap/envelope/";

/// WS-Addressing 1.0.
inline constexpr std::string_view addressing_space = "http://www.w3.org/2005/08/addressing";

/// WS-Security 1.0: the header block, and the ids of what it signs.
inline constexpr std::string_view security_space =
    "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd";
inline constexpr std::string_view security_utility_space =
    "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd";

/// WS-Security 1.1: SignatureConfirmation.
inline constexpr std::string_view security_1_1_space =
    "http://docs.oasis-open.org/wss/oasis-wss-wssecurity-secext-1.1.xsd";

/// How a BinarySecurityToken is written and what is in it (X.509 token profile).
inline constexpr std::string_view base64_encoding =
    "http://docs.oasis-open.org/wss/2004/01/"
    "oasis-200401-wss-soap-message-security-1.0#Base64Binary";
inline constexpr std::string_view x509_v3 =
    "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-x509-token-profile-1.0#X509v3";

/// XML Signature.
inline constexpr std::string_view signature_space = "http://www.w3.org/2000/09/xmldsig#";

/// Exclusive canonicalisation without comments; also the namespace of InclusiveNamespaces.
inline constexpr std::string_view exclusive_c14n = "http://www.w3.org/2001/10/xml-exc-c14n#";

} // namespace kruispunt::adapters::sdk::signatures
