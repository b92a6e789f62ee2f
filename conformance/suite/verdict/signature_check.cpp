#include "conformance/suite/verdict/signature_check.hpp"

#include "conformance/signatures/verifier.hpp"

namespace kruispunt::conformance::suite::verdict {

std::optional<std::string> signature_objection(
    const std::string& envelope,
    const std::string& trust,
    const std::string& signer_oin,
    text::instant seen
) {
    const auto roots = signatures::trust::of_pem(trust);
    text::findings found("ESAR-02");
    const auto verified = signatures::verify(envelope, {roots, signer_oin, seen}, found);
    if (verified && found.clean()) return std::nullopt;
    return found.clean() ? std::string("it cannot be verified") : found.first()->what;
}

} // namespace kruispunt::conformance::suite::verdict
