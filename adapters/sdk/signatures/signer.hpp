#pragma once

#include "gateway/domain/calendar.hpp"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace kruispunt::adapters::sdk::signatures {

/// What goes into the Security block beside the signature.
struct stamp {
    domain::instant created{};
    /// The SignatureValue that an answer confirms, empty for a request without one (ESAR-06);
    /// nothing for a message that answers none.
    std::optional<std::string> confirmed = {};
};

/// Signs envelopes as WS-Security has it (ESAR-02): rsa-sha256 or ecdsa-sha256 after the key, over
/// every header block, the Body, the Timestamp and the confirmation. Any thread.
class signer {
public:
    /// Reads a certificate and its key (PEM). Throws std::runtime_error (`file: what`) where one
    /// cannot be read, the key is not the certificate's, or it may not sign here.
    signer(const std::filesystem::path& certificate, const std::filesystem::path& key);

    signer(signer&&) noexcept;
    signer& operator=(signer&&) noexcept;
    ~signer();

    /// The OIN in the certificate; empty where there is none.
    const std::string& oin() const;

    /// The envelope with a Security block and ids on what is signed. `envelope` is one of ours: a
    /// Header with blocks and a Body, without ids, and the prefix `soap` for both. Throws
    /// std::logic_error for another, and std::runtime_error where the back-end fails.
    std::string sign(std::string_view envelope, const stamp& with) const;

private:
    struct parts;

    std::unique_ptr<const parts> parts_;
};

} // namespace kruispunt::adapters::sdk::signatures
