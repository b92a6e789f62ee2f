#pragma once

#include "conformance/signatures/algorithms.hpp"
#include "conformance/signatures/certificate.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace kruispunt::conformance::signatures {

/// The one thing wrong in how a message is signed; everything else is right.
enum class misdeed {
    none,
    /// No Security header at all.
    unsigned_message,
    timestamp_missing,
    token_missing,
    signature_missing,
    signature_doubled,
    /// The signature covers all but this.
    body_uncovered,
    timestamp_uncovered,
    addressing_uncovered,
    confirmation_uncovered,
    /// Changed after it was signed.
    body_altered,
    addressing_altered,
    signature_altered,
    /// What was signed stands elsewhere, and another Body in its place (ESAR-04).
    body_wrapped,
    /// The same, and the two bear the same id.
    id_doubled,
    inclusive_canonicalisation,
    /// In an answer (ESAR-06).
    confirmation_missing,
    confirmation_wrong
};

/// As the control API names them; nothing where there is none of that name.
std::optional<misdeed> misdeed_named(std::string_view name);
std::string_view name_of(misdeed what);

/// How a message is signed.
struct signing_plan {
    const signature_method* method = method_named("rsa-sha256");
    misdeed wrong = misdeed::none;
    /// Of the references; null: the one that goes with the method.
    const digest_method* digest = nullptr;
    /// How far Created lies from now.
    std::chrono::seconds created_offset{0};
    /// How long after Created; absent: no Expires (ESAR-02).
    std::optional<std::chrono::seconds> expires_after = std::chrono::minutes(5);
};

/// What an answer confirms (ESAR-06): the request's SignatureValue, empty where it bore none.
using confirmation = std::optional<std::string>;

struct signed_message {
    std::string document;
    /// As it stands in the document; empty where there is none.
    std::string signature_value;
};

/// Adds to a SOAP envelope the Security header that ESAR-02 asks for: BinarySecurityToken,
/// Timestamp, a Signature over Body, Timestamp, every WS-Addressing header and the
/// SignatureConfirmation where there is one. Throws std::runtime_error where it is no envelope with
/// a Header, or the key does not fit the method.
signed_message sign(
    std::string_view envelope,
    const credential& with,
    const signing_plan& plan,
    const confirmation& confirms,
    text::instant now
);

/// The SignatureValue that a message bears, whether or not it is right; empty where it has none.
std::string signature_value_in(std::string_view envelope);

} // namespace kruispunt::conformance::signatures
