#pragma once

#include <string_view>

namespace kruispunt::conformance::signatures {

// SOAP 1.1, WS-Addressing 1.0, WS-Security 1.0 and 1.1, XML Signature, exclusive canonicalisation.

inline constexpr std::string_view soap_space = "http://schemas.xmlsoap.org/soap/envelope/";
inline constexpr std::string_view addressing_space = "http://www.w3.org/2005/08/addressing";
inline constexpr std::string_view security_space =
    "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd";
inline constexpr std::string_view utility_space =
    "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd";
inline constexpr std::string_view security11_space =
    "http://docs.oasis-open.org/wss/oasis-wss-wssecurity-secext-1.1.xsd";
inline constexpr std::string_view signature_space = "http://www.w3.org/2000/09/xmldsig#";
inline constexpr std::string_view xml_space = "http://www.w3.org/XML/1998/namespace";

inline constexpr std::string_view exclusive_c14n = "http://www.w3.org/2001/10/xml-exc-c14n#";
inline constexpr std::string_view inclusive_c14n =
    "http://www.w3.org/TR/2001/REC-xml-c14n-20010315";

inline constexpr std::string_view x509_token_type =
    "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-x509-token-profile-1.0#X509v3";
inline constexpr std::string_view base64_encoding =
    "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-soap-message-security-1.0#"
    "Base64Binary";

} // namespace kruispunt::conformance::signatures
