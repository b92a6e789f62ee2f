#include "adapters/sdk/signatures/algorithms.hpp"

#include <algorithm>
#include <array>

namespace kruispunt::adapters::sdk::signatures {

namespace {

constexpr std::array signature_methods{
    rsa_sha256,
    std::string_view("http://www.w3.org/2001/04/xmldsig-more#rsa-sha384"),
    std::string_view("http://www.w3.org/2001/04/xmldsig-more#rsa-sha512"),
    ecdsa_sha256,
    std::string_view("http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha384"),
    std::string_view("http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha512")};

constexpr std::array digest_methods{
    sha256,
    std::string_view("http://www.w3.org/2001/04/xmldsig-more#sha384"),
    std::string_view("http://www.w3.org/2001/04/xmlenc#sha512")};

} // namespace

bool is_signature_method(std::string_view uri) {
    return std::find(signature_methods.begin(), signature_methods.end(), uri) !=
           signature_methods.end();
}

bool is_digest_method(std::string_view uri) {
    return std::find(digest_methods.begin(), digest_methods.end(), uri) != digest_methods.end();
}

} // namespace kruispunt::adapters::sdk::signatures
