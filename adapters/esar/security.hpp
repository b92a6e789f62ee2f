#pragma once

#include "adapters/sdk/signatures/signing_keys.hpp"
#include "adapters/sdk/signatures/verifier.hpp"
#include "gateway/domain/calendar.hpp"
#include "gateway/domain/error.hpp"
#include "gateway/ports/region_adapter.hpp"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kruispunt::adapters::esar {

/// What signing means for ESAR's messages, by the region's options:
///   signing              "on", or in a sandbox "off": nothing is verified and nothing signed
///   signing_certificate  PEM, with the gateway's OIN
///   signing_key          PEM, unencrypted
///   next_signing_certificate, next_signing_key, next_signing_from
///                        another pair, and the moment (RFC 3339) from which that one signs
/// Signatures are believed by the same trust store and revocation list as TLS. Any thread.
class security {
public:
    /// Throws std::runtime_error with one line where an option, a file or the certificate is wrong.
    explicit security(const ports::adapter_setup& setup);

    bool on() const { return trust_ != nullptr; }

    /// The envelope of a request as its signature covers it (ESAR-02 to ESAR-04); only when on.
    domain::result<std::string>
    verified_request(const ports::http_request& request, domain::instant now) const;

    /// The envelope of ESAR's answer to `sent`, verified and confirming our signature (ESAR-25);
    /// only when on.
    domain::result<std::string>
    verified_answer(std::string_view answer, std::string_view sent, domain::instant now) const;

    /// `envelope` as it goes out: signed, or as it is when off.
    std::string sealed(std::string envelope, const sdk::signatures::stamp& with) const;

    /// What may be replaced while it runs; nothing when off.
    std::vector<ports::credential_holder*> credentials();

private:
    std::string region_oin_;
    std::unique_ptr<sdk::signatures::certificate_trust> trust_;
    std::optional<sdk::signatures::verifier> verifier_;
    std::unique_ptr<sdk::signatures::signing_keys> keys_;
};

/// The SignatureValue of a request as its answer confirms it, verified or not (ESAR-06); empty
/// where there is none that could be one.
std::string confirmable_signature(std::string_view request);

} // namespace kruispunt::adapters::esar
