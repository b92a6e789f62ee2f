#pragma once

#include "gateway/ports/certificates.hpp"
#include "gateway/trust/openssl_handles.hpp"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace kruispunt::trust {

/// Where a certificate of ours and its private key lie, both PEM.
struct own_files {
    std::filesystem::path certificate; ///< ours first, then the chain below the trust store
    std::filesystem::path key;         ///< unencrypted
};

/// A certificate of ours with the private key that belongs to it. Immutable, any thread.
class own_pair {
public:
    /// Throws std::runtime_error (`file: why`), also where the two do not belong together.
    // shared because connections go on with the certificate under which they began
    static std::shared_ptr<const own_pair> load(const own_files& files);

    X509& certificate() const { return *certificate_; }

    /// Those between ours and the trust store.
    const std::vector<certificate_handle>& chain() const { return chain_; }

    EVP_PKEY& key() const { return *key_; }

    const ports::certificate_record& record() const { return record_; }

    /// Why it must not be shown from `now` on: it does not hold, or does not bear `oin`; nothing
    /// where it may.
    std::optional<std::string> unfit(const std::string& oin, domain::instant now) const;

private:
    explicit own_pair(const own_files& files);

    certificate_handle certificate_;
    std::vector<certificate_handle> chain_;
    key_handle key_;
    ports::certificate_record record_;
};

/// Why a certificate of ours must not be used from `now` on; see `own_pair::unfit`.
std::optional<std::string>
unfit(const ports::certificate_record& ours, const std::string& oin, domain::instant now);

} // namespace kruispunt::trust
