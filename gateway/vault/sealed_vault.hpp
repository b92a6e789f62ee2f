#pragma once

#include "gateway/ports/vault.hpp"
#include "gateway/vault/data_keys.hpp"
#include "gateway/vault/key_ring.hpp"
#include "gateway/vault/keyed_digest.hpp"

namespace kruispunt::vault {

/// The vault over a key ring and a key store (architecture, rule 4). Any thread.
class sealed_vault final : public ports::vault {
public:
    /// `keys` must outlive the vault.
    sealed_vault(const key_ring& ring, ports::key_store& keys);

    domain::result<domain::sealed_command> seal(const domain::command& command) override;
    domain::result<domain::contact> open(const ports::sealed_contact& contact) override;
    void release(const domain::sealed_command& command) override;

private:
    struct sealing;

    domain::result<domain::sealed_signal>
    seal_signal(const domain::signal_content& signal, const domain::digest& key);
    domain::digest content_digest(
        const domain::signal_content& signal, std::string_view identity, std::string_view contact
    ) const;
    domain::result<domain::sealed_submit>
    seal_submit(const domain::submit_signal& submit, const domain::digest& key);
    domain::sealed_replay
    seal_replay(const std::string& region, const domain::replay_guard& guard) const;

    keyed_digest mac_;
    data_keys keys_;
};

} // namespace kruispunt::vault
