#pragma once

#include "adapters/sdk/signatures/certificate_trust.hpp"
#include "adapters/sdk/signatures/direction.hpp"
#include "gateway/domain/calendar.hpp"
#include "gateway/domain/error.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace kruispunt::adapters::sdk::signatures {

/// A signed message is at most so large (COM-28).
inline constexpr std::size_t max_signed_message = std::size_t{256} << 10U;

/// What a message's signature covers, as the canonical octets whose digests were checked. Nothing
/// else of the message may be read (ESAR-04).
struct verified_message {
    /// A SOAP envelope of nothing but the WS-Addressing blocks and the Body.
    std::string envelope;
    /// The `Value` of each SignatureConfirmation; one without is empty.
    std::vector<std::string> confirmations;
    /// The SignatureValue, without white space.
    std::string signature_value;
};

/// What is expected of a message.
struct expectation {
    direction which = direction::request;
    std::string_view oin; ///< of who must have signed it
    domain::instant now{};
};

/// Verifies messages signed as WS-Security has it (ESAR-02 to ESAR-04), with the key of the
/// BinarySecurityToken and no other. Any thread.
class verifier {
public:
    /// `trust` outlives the verifier. Throws std::runtime_error where xmlsec cannot be set up.
    explicit verifier(const certificate_trust& trust);

    /// Verifies a whole message. Fails with `message_unreadable` or `message_too_large`,
    /// `signature_invalid` for whatever does not hold, `oin_not_authorised` where somebody else
    /// signed, or what `complaint_about_time` says; the field is where in the envelope.
    domain::result<verified_message>
    verify(std::string_view message, const expectation& expected) const;

private:
    const certificate_trust& trust_;
};

/// The SignatureValue of a message, without white space, verified or not; empty where there is
/// none. For what an answer must confirm.
std::string signature_value_of(std::string_view message);

} // namespace kruispunt::adapters::sdk::signatures
