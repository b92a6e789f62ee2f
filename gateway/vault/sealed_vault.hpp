#pragma once

#include "gateway/ports/identity_reader.hpp"
#include "gateway/ports/rekeyer.hpp"
#include "gateway/ports/vault.hpp"
#include "gateway/vault/data_keys.hpp"
#include "gateway/vault/epoch_keys.hpp"
#include "gateway/vault/key_ring.hpp"

#include <functional>
#include <memory>
#include <mutex>
#include <string>

namespace kruispunt::vault {

/// Folds given names to the first of them as it is compared (COM-38); the adapters' own.
using name_folding = std::function<std::string(std::string_view given_names)>;

/// The vault over a key ring and a key store (architecture, rule 4). Any thread.
class sealed_vault final : public ports::vault,
                           public ports::identity_reader,
                           public ports::rekeyer {
public:
    /// `keys` must outlive the vault. Without `folding` no name is compared after a rotation.
    /// A command waits at most `patience` for a data key.
    sealed_vault(
        const key_ring& ring,
        ports::key_store& keys,
        name_folding folding = {},
        std::chrono::milliseconds patience = std::chrono::seconds(5)
    );

    /// Computes with that ring from now on; what was sealed under an epoch that it has not is lost.
    void adopt(const key_ring& ring);

    domain::result<domain::sealed_command> seal(const domain::command& command) override;
    domain::result<domain::contact> open(const ports::sealed_contact& contact) override;
    domain::result<domain::case_lead> open_lead(
        const domain::uuid& match, std::string_view region, const domain::sealed_lead& lead
    ) override;
    domain::result<std::optional<domain::birth_date>>
    birth_date_of(const domain::sealed_identity& identity) override;
    void release(const domain::sealed_command& command) override;

    int newest_epoch() const override;
    int oldest_epoch() const override;
    void seal_also_under(int epoch) override;
    domain::result<ports::rekeyed_row> rekey(const ports::kept_row& row) override;
    domain::result<domain::sealed_lead> rekey(const ports::kept_lead& lead) override;
    domain::result<ports::wrapping_progress>
    wrap_some(const ports::wrapping_progress& so_far, std::size_t limit) override;

private:
    /// The ring, and the epoch that commands are sealed under beside its newest.
    struct in_force {
        // shared because whoever computes with it may still do so when another is in force
        std::shared_ptr<const ring_in_use> ring;
        int also = 0;
    };

    in_force now() const;
    domain::result<std::string>
    open_section(std::string_view kind, const domain::sealed_contact& sealed) const;
    domain::result<domain::case_lead>
    opened(const epoch_keys& under, const ports::kept_lead& lead) const;

    mutable std::mutex mutex_;
    in_force now_;
    data_keys keys_;
    name_folding folding_;
};

} // namespace kruispunt::vault
