#pragma once

#include "adapters/sdk/signatures/algorithms.hpp"
#include "adapters/sdk/signatures/names.hpp"

#include <optional>
#include <string>
#include <vector>

/// Signed messages as somebody else's software would write them: every choice is open, right or
/// wrong. Independent of the signer under test.
namespace kruispunt::adapters::sdk::signatures::testing {

/// A Reference of SignedInfo.
struct reference_form {
    std::string uri;
    std::string transforms; ///< the content of Transforms; empty: no Transforms at all
    std::string digest_method;
    std::string attributes = {}; ///< further ones, with a space before each
};

/// A block of the Header: its name, content and id.
struct block_form {
    std::string name; ///< local name, in WS-Addressing's namespace
    std::string content;
    std::string id;
    bool reference = false; ///< an endpoint reference: `content` is its Address
};

/// All that can differ between two signed messages that say the same.
struct message_form {
    std::string soap = "soap"; ///< prefixes
    std::string wsa = "wsa";
    std::string wsse = "wsse";
    std::string wsu = "wsu";
    std::string ds = "ds";
    std::string gap;         ///< white space between elements that are not signed
    std::string declaration; ///< `<?xml …?>` or nothing
    std::vector<block_form> blocks;
    std::string body_id = "body";
    std::string payload;
    std::string timestamp_id = "timestamp";
    std::string created = "2026-11-20T09:15:30Z";
    std::string expires = "2026-11-20T09:20:30Z"; ///< empty: none
    std::string token;                            ///< Base64
    std::string token_id = "token";
    std::string token_attributes; ///< in place of EncodingType and ValueType where not empty
    std::string further;          ///< more children of Security
    std::vector<std::string> order = {"timestamp", "token", "further", "signature"};
    std::string c14n = std::string(exclusive_c14n);
    std::string prefix_list; ///< of InclusiveNamespaces, for SignedInfo and references
    std::string signature_method = std::string(rsa_sha256);
    std::string method_attributes; ///< further ones of SignatureMethod, with a space before each
    std::string digest_method = std::string(sha256);
    std::optional<std::vector<reference_form>> references; ///< absent: what must be signed
    std::string key_info;                                  ///< empty: what it must be
    std::string object;                                    ///< after KeyInfo

    /// The references that must be there.
    std::vector<reference_form> right_references() const;

    /// The content of Transforms that must be there.
    std::string right_transforms() const;

    /// The message with an empty Signature.
    std::string written() const;
};

/// A form with the blocks of a request and that payload.
message_form request_form(const std::string& operation, const std::string& payload);

/// Fills in the Signature of a written message with xmlsec, whatever it asks for. `key` is PEM, or
/// for HMAC any octets. Empty where xmlsec refuses to sign.
std::string signed_with(const std::string& written, const std::string& key);

/// A credential's certificate as the token's Base64.
std::string token_of(const std::string& certificate_pem);

} // namespace kruispunt::adapters::sdk::signatures::testing
