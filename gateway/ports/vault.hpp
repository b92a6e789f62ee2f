#pragma once

#include "gateway/domain/command.hpp"
#include "gateway/domain/disclosure.hpp"

#include <string>
#include <string_view>

namespace kruispunt::ports {

using domain::sealed_contact;

/// The only place where identity leaves the clear and a contact enters it again. Any thread.
class vault {
public:
    virtual ~vault() = default;

    /// Seals a command: pseudonyms for BSNs, keyed digests for comparison, sealed sections under
    /// a data key of its own. `temporarily_unavailable` where no durable key can be had.
    virtual domain::result<domain::sealed_command> seal(const domain::command& command) = 0;

    /// Opens a contact for the moment of telling the other side; `signal_unknown` where its key
    /// has been erased, `temporarily_unavailable` where the key cannot be had now, `value_invalid`
    /// where it cannot be read at all (damaged, or another key ring's).
    virtual domain::result<domain::contact> open(const sealed_contact& contact) = 0;

    /// Opens who leads on the side of `region` of a match, likewise and with the same errors.
    virtual domain::result<domain::case_lead> open_lead(
        const domain::uuid& match, std::string_view region, const domain::sealed_lead& lead
    ) = 0;

    /// Takes back the key of a command that left nothing behind (unchanged or refused).
    virtual void release(const domain::sealed_command& command) = 0;
};

} // namespace kruispunt::ports
