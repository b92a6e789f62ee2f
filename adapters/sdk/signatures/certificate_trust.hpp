#pragma once

#include "adapters/sdk/signatures/certificate.hpp"
#include "gateway/domain/calendar.hpp"
#include "gateway/domain/error.hpp"
#include "gateway/trust/trust_source.hpp"

#include <optional>

namespace kruispunt::adapters::sdk::signatures {

/// Whose certificates are believed: the authorities of a file, but for what a revocation list
/// names, and of a party that is known by certain certificates these alone (ESAR-03). Files that
/// were replaced are taken up without restart, by whoever watches `holder` (COM-03). Any thread.
class certificate_trust {
public:
    /// Reads the files. Throws std::runtime_error (`file: what`).
    explicit certificate_trust(trust::trust_files files);

    /// Whether the certificate chains to an authority, holds at `now` and is not revoked; else why
    /// not, `signature_invalid`.
    std::optional<domain::error> complaint_about(x509_st& certificate, domain::instant now) const;

    ports::credential_holder& holder() { return source_; }

private:
    trust::trust_source source_;
};

} // namespace kruispunt::adapters::sdk::signatures
