#pragma once

#include "gateway/net/tls_context.hpp"
#include "gateway/trust/own_source.hpp"
#include "gateway/trust/seen_certificates.hpp"
#include "gateway/trust/trust_source.hpp"

#include <string>
#include <vector>

namespace kruispunt::net {

/// What all TLS of a gateway rests on, and how that changes while it runs: whoever watches the
/// files has its holders read them, and listeners and clients take up what then holds. Any thread.
/// It outlives those that use it.
class tls_credentials {
public:
    /// Reads the files; throws std::runtime_error (`file: why`). A certificate of ours that comes
    /// later must bear `our_oin`, where it is not empty.
    explicit tls_credentials(const tls_material& material, std::string our_oin = {});

    tls_state now() const { return {own_.now(), trust_.now()}; }

    /// To be replaced one by one: a revocation is taken up though our own key is half changed.
    std::vector<ports::credential_holder*> holders() { return {&trust_, &own_}; }

    /// The certificates that connections showed.
    trust::seen_certificates& seen() { return seen_; }

private:
    trust::trust_source trust_;
    trust::own_source own_;
    trust::seen_certificates seen_;
};

} // namespace kruispunt::net
