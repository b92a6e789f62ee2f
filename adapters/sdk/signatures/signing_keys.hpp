#pragma once

#include "adapters/sdk/signatures/signer.hpp"
#include "gateway/ports/credential_holder.hpp"
#include "gateway/trust/own_pair.hpp"

#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

namespace kruispunt::adapters::sdk::signatures {

/// A certificate that will sign from a moment on, so that the other side can know it before.
struct next_signing {
    trust::own_files files;
    domain::instant from{};
};

/// Our certificates and keys for signatures: the one that signs, and one that may wait for its
/// moment. Replaced together when their files are, if both are whole, ours and hold. Any thread.
class signing_keys final : public ports::credential_holder {
public:
    /// Reads the files. Throws std::runtime_error (`file: why`) where one cannot be read, a key is
    /// not its certificate's, or a certificate may not sign here or does not bear `oin`.
    signing_keys(std::string oin, trust::own_files files, std::optional<next_signing> next = {});

    /// As `signer::sign`, with the certificate whose time `with.created` is.
    std::string sign(std::string_view envelope, const stamp& with) const;

    std::string what() const override { return "the signing certificate"; }

    std::vector<std::filesystem::path> files() const override;
    std::function<void()> read_again(domain::instant now) override;
    std::vector<ports::certificate_record> held() const override;

private:
    struct one {
        signatures::signer signer;
        ports::certificate_record record;
    };

    struct both {
        one current;
        std::optional<one> next;
    };

    one load(const trust::own_files& files, ports::certificate_use use) const;

    // shared because a message is signed with what held when that began
    std::shared_ptr<const both> load_both() const;
    std::shared_ptr<const both> now() const;

    const std::string oin_;
    const trust::own_files files_;
    const std::optional<next_signing> next_;
    mutable std::mutex mutex_; ///< of the pointer
    std::shared_ptr<const both> keys_;
};

} // namespace kruispunt::adapters::sdk::signatures
