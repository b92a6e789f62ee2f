#include "gateway/net/peer_identity.hpp"

#include "gateway/trust/certificate_facts.hpp"

namespace kruispunt::net {

ports::peer peer_of(const x509_st* certificate) {
    if (certificate == nullptr) return {};
    auto facts = trust::facts_of(*certificate, ports::certificate_use::transport);
    return {
        .oin = std::move(facts.oin),
        .common_name = std::move(facts.common_name),
        .fingerprint = std::move(facts.fingerprint),
        .valid_from = std::chrono::floor<std::chrono::seconds>(facts.begins),
        .valid_until = std::chrono::floor<std::chrono::seconds>(facts.ends),
    };
}

} // namespace kruispunt::net
