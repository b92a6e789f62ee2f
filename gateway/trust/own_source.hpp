#pragma once

#include "gateway/ports/credential_holder.hpp"
#include "gateway/trust/own_pair.hpp"
#include "gateway/trust/trust_source.hpp"

#include <memory>
#include <mutex>
#include <string>

namespace kruispunt::trust {

/// The gateway's certificate and key for TLS that hold now, replaced together when their files are:
/// a key that is another's, or a certificate that does not hold, is refused. Any thread.
class own_source final : public ports::credential_holder {
public:
    /// Reads the files; throws std::runtime_error (`file: why`). A certificate that was read later
    /// must bear `oin`, where it is not empty. `judge` says whether others would take it, and must
    /// outlive this.
    own_source(own_files files, std::string oin, const trust_source& judge);

    // shared because connections go on with the certificate under which they began
    std::shared_ptr<const own_pair> now() const;

    std::string what() const override { return "the gateway's certificate"; }

    std::vector<std::filesystem::path> files() const override;
    std::function<void()> read_again(domain::instant now) override;
    std::vector<ports::certificate_record> held() const override;
    std::vector<ports::credential_caution> cautions(domain::instant now) const override;

private:
    const own_files files_;
    const std::string oin_;
    const trust_source& judge_;
    mutable std::mutex mutex_; ///< of the pointer
    std::shared_ptr<const own_pair> pair_;
};

} // namespace kruispunt::trust
