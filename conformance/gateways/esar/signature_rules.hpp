#pragma once

#include "conformance/gateways/kernel/findings.hpp"
#include "conformance/signatures/certificate.hpp"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

struct X509_crl_st;

namespace kruispunt::conformance::gateways::esar {

/// Whom a signer must be vouched for by, and who is revoked.
class signers {
public:
    /// `crl`: PEM, one or more lists; empty: none. Throws std::runtime_error naming the file.
    signers(const std::filesystem::path& authorities, const std::filesystem::path& crl);

    /// ESAR-03.1.
    bool vouches_for(const signatures::certificate& signer, text::instant at) const;

    /// ESAR-03.2.
    bool has_revoked(const signatures::certificate& signer) const;

private:
    signatures::trust roots_;
    // shared because OpenSSL's own type stays unknown here
    std::vector<std::shared_ptr<X509_crl_st>> lists_;
};

/// Judges the signature of an envelope by ESAR-02, ESAR-03 and ESAR-04 and adds everything that is
/// wrong, each with its sentence. What a mutant does not see is gone past as far as there is
/// something to go on with. `oin`: of the connection.
void judge_signature(
    std::string_view envelope,
    const signers& known,
    const std::string& oin,
    text::instant now,
    kernel::findings& found
);

} // namespace kruispunt::conformance::gateways::esar
