#include "adapters/sdk/signatures/certificate_trust.hpp"

#include <utility>

namespace kruispunt::adapters::sdk::signatures {

certificate_trust::certificate_trust(trust::trust_files files)
    : source_("the trust store of signatures", std::move(files)) {}

std::optional<domain::error>
certificate_trust::complaint_about(x509_st& certificate, domain::instant now) const {
    const auto why =
        source_.now()->disbelief_of({certificate, nullptr, trust::shown_as::signer, now});
    if (!why) return std::nullopt;
    return domain::make_error(
        domain::errc::signature_invalid, {}, "the certificate is not trusted: " + why->why
    );
}

} // namespace kruispunt::adapters::sdk::signatures
