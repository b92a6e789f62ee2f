#pragma once

#include "gateway/ports/rekeyer.hpp"

#include <map>

namespace kruispunt::simulation {

/// What the vault does about epochs of a key ring, for commands whose digests stand in the clear:
/// under every later epoch each of them is another one, made from what it is under the first. One
/// thread.
class epochs {
public:
    int newest() const { return newest_; }

    void add() { ++newest_; }

    /// The command as the vault would give it: under the newest epoch, and whole under `also`, the
    /// store's; of the others names alone.
    domain::sealed_command sealed(const domain::sealed_command& first, int also);

    /// Under `also` alone, as one that was sealed before the newest began.
    domain::sealed_command sealed_before(const domain::sealed_command& first, int also);

    /// What the vault would make of rows under the newest epoch; the command that a row came from
    /// went through `sealed`.
    ports::rekeyed_row rekeyed(const ports::kept_row& row);
    ports::kept_lead rekeyed(const ports::kept_lead& kept);

    /// What a digest is under the first epoch.
    domain::digest first_of(const domain::digest& of) const;

private:
    domain::digest under(int epoch, const domain::digest& first);
    domain::short_digest under(int epoch, const domain::short_digest& first) const;
    domain::sealed_signal under(int epoch, const domain::sealed_signal& first);
    domain::sealed_inspection under(int epoch, const domain::sealed_inspection& first);
    domain::sealed_act under(int epoch, const domain::sealed_act& first);
    domain::epoch_form form(int epoch, const domain::sealed_command& first, bool whole);
    void remember(const domain::sealed_command& first);

    int newest_ = 1;
    std::map<domain::digest, domain::digest> firsts_;
    std::map<std::int64_t, domain::sealed_signal> given_; ///< by data key
    std::map<std::int64_t, domain::digest> led_;          ///< likewise
};

} // namespace kruispunt::simulation
