#pragma once

#include "gateway/ports/vault.hpp"

#include <map>
#include <mutex>

namespace kruispunt::support {

/// A vault that hides nothing: digests of the clear texts, contacts kept by their key's number.
/// Fails where a test says so. Any thread.
class plain_vault final : public ports::vault {
public:
    domain::result<domain::sealed_command> seal(const domain::command& command) override;
    domain::result<domain::contact> open(const ports::sealed_contact& contact) override;
    void release(const domain::sealed_command& command) override;

    /// From now on nothing can be sealed or opened (`temporarily_unavailable`), or it works again.
    void fail(bool on);

    /// The key of that number is gone for good.
    void erase(std::int64_t data_key);

    /// Every key now in use is gone for good.
    void erase_all();

    std::size_t released() const;

private:
    mutable std::mutex mutex_;
    std::map<std::int64_t, domain::contact> contacts_;
    std::int64_t last_ = 0;
    std::size_t released_ = 0;
    bool failing_ = false;
};

} // namespace kruispunt::support
