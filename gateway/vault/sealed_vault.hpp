#pragma once

#include "gateway/ports/identity_reader.hpp"
#include "gateway/ports/vault.hpp"
#include "gateway/vault/data_keys.hpp"
#include "gateway/vault/key_ring.hpp"
#include "gateway/vault/keyed_digest.hpp"

namespace kruispunt::vault {

/// The vault over a key ring and a key store (architecture, rule 4). Any thread.
class sealed_vault final : public ports::vault, public ports::identity_reader {
public:
    /// `keys` must outlive the vault.
    sealed_vault(const key_ring& ring, ports::key_store& keys);

    domain::result<domain::sealed_command> seal(const domain::command& command) override;
    domain::result<domain::contact> open(const ports::sealed_contact& contact) override;
    domain::result<domain::case_lead> open_lead(
        const domain::uuid& match, std::string_view region, const domain::sealed_lead& lead
    ) override;
    domain::result<std::optional<domain::birth_date>>
    birth_date_of(const domain::sealed_identity& identity) override;
    void release(const domain::sealed_command& command) override;

private:
    struct sealing;

    domain::result<domain::sealed_signal>
    seal_signal(const domain::signal_content& signal, const domain::digest& key);
    domain::digest content_digest(
        const domain::signal_content& signal, std::string_view identity, std::string_view contact
    ) const;
    domain::result<domain::sealed_update>
    seal_update(const domain::update_match& update, std::string_view region);
    domain::sealed_inspection seal_inspection(const domain::inspect_child& asked) const;
    domain::digest side_key(const domain::uuid& match, std::string_view region) const;
    domain::result<std::string>
    open_section(std::string_view kind, const domain::sealed_contact& sealed) const;
    domain::result<domain::sealed_submit>
    seal_submit(const domain::submit_signal& submit, const domain::digest& key);
    domain::sealed_replay
    seal_replay(const std::string& region, const domain::replay_guard& guard) const;

    keyed_digest mac_;
    data_keys keys_;
};

} // namespace kruispunt::vault
