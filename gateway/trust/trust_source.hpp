#pragma once

#include "gateway/ports/credential_holder.hpp"
#include "gateway/trust/trust_store.hpp"

#include <memory>
#include <mutex>
#include <string>

namespace kruispunt::trust {

/// The trust store that holds now, replaced whole when its files are. Any thread.
class trust_source final : public ports::credential_holder {
public:
    /// Reads the files; throws std::runtime_error (`file: why`). `what` as in `credential_holder`.
    trust_source(std::string what, trust_files files);

    // shared because connections and messages go on with the store under which they began
    std::shared_ptr<const trust_store> now() const;

    std::string what() const override { return what_; }

    std::vector<std::filesystem::path> files() const override;
    std::function<void()> read_again(domain::instant now) override;
    std::vector<ports::certificate_record> held() const override;
    std::vector<ports::credential_caution> cautions(domain::instant now) const override;

private:
    const std::string what_;
    const trust_files files_;
    mutable std::mutex mutex_; ///< of the pointer
    std::shared_ptr<const trust_store> store_;
};

} // namespace kruispunt::trust
