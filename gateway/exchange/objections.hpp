#pragma once

#include "gateway/ports/clock.hpp"
#include "gateway/ports/identity_reader.hpp"
#include "gateway/ports/objection_desk.hpp"
#include "gateway/ports/oversight_store.hpp"
#include "gateway/ports/store.hpp"
#include "gateway/ports/vault.hpp"

#include <string>

namespace kruispunt::exchange {

/// What objections are entered with; all of it must outlive them.
struct objection_parts {
    ports::vault& vault;
    ports::identity_reader& identities;
    ports::store& store;
    ports::oversight_store& oversight;
    const ports::clock& clock;
    domain::uuid_source& ids;
};

/// The operators' way to object to a signal and to decide on that (BEH-10). Who asks is judged by
/// the birth date in that signal, which the vault reads for the moment (COM-37). Any thread; the
/// answers are durable.
class objections final : public ports::objection_desk {
public:
    explicit objections(const objection_parts& parts) : parts_(parts) {}

    /// `region` is the operator's own, `oin` the calling party's. The answer bears the objection
    /// (`outcome::objection`); `signal_unknown` where the region has no such signal,
    /// `requester_not_authorised` where this requester may not ask at the child's age.
    ports::task<domain::answer>
    enter(domain::enter_objection what, std::string region, std::string oin) override;

    /// `signal_unknown` of `field::objection_id` where the region has no such pending objection.
    ports::task<domain::answer>
    decide(domain::decide_objection what, std::string region, std::string oin) override;

private:
    ports::task<domain::result<domain::sealed_command>> judged(domain::command asked);
    ports::task<domain::result<std::optional<domain::sealed_identity>>>
    identity_of(const domain::sealed_command& asked);
    domain::answer refusal(domain::error failure);

    objection_parts parts_;
};

} // namespace kruispunt::exchange
