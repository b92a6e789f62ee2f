#pragma once

#include "gateway/ports/body_signature.hpp"
#include "gateway/trust/openssl_handles.hpp"

#include <filesystem>
#include <vector>

namespace kruispunt::trust {

/// The national body's public keys: Ed25519, or P-256 with SHA-256 and a signature in DER. Read
/// when the gateway starts.
class body_keys final : public ports::body_signature {
public:
    /// A key a file, PEM: `PUBLIC KEY`, no certificate, for a key is taken as long as it is
    /// configured. Throws std::runtime_error (`file: why`) for what is none, of another kind, or
    /// there twice.
    explicit body_keys(const std::vector<std::filesystem::path>& files);

    std::size_t keys() const override { return keys_.size(); }

    bool signed_by_body(std::string_view octets, std::string_view signature) const override;
    domain::uuid name_of(std::string_view octets) const override;

private:
    std::vector<key_handle> keys_;
};

} // namespace kruispunt::trust
