#pragma once

#include "gateway/domain/follow_up.hpp"
#include "gateway/domain/inspection.hpp"
#include "gateway/domain/notice.hpp"
#include "gateway/domain/organisation.hpp"
#include "gateway/domain/region_policy.hpp"

#include <optional>
#include <string>
#include <vector>

namespace kruispunt::domain {

/// The contact section of a signal, opened for the moment of telling the other side, and what
/// became of the match on that side.
struct contact {
    domain::organisation organisation;
    std::optional<professional> reporter;
    domain::consent consent = consent::not_asked;
    std::optional<case_lead> coordinator = {};
    std::optional<domain::informed> informed = {}; ///< absent: taken before it was kept
};

/// A signal that an inspection shows, with its opened contact (COM-37).
struct held_contact {
    held_signal what;
    domain::contact contact;
};

/// A reporter of whom a relocation notice tells, and its region (COM-26).
struct placed_contact {
    std::string region;
    domain::contact contact;
};

/// A municipality that coordinates (COM-26).
struct municipality {
    std::string code;
    std::string name;
};

/// The other side of a match, as far as the receiver may know it; absent parts are empty.
struct counterparty {
    std::string region;
    std::optional<std::string> organisation_oin;
    std::optional<std::string> organisation_name;
    std::optional<std::string> organisation_phone;
    std::optional<professional> reporter;
    std::optional<domain::consent> consent;
    std::optional<case_lead> coordinator;
};

/// What a child or its parents are shown of a signal, through the region that asked for them: the
/// organisation, never a professional (COM-37).
struct inspected_signal {
    held_signal what;
    std::optional<std::string> organisation_oin;
    std::optional<std::string> organisation_name;
    std::optional<std::string> organisation_phone;
    std::optional<domain::informed> informed; ///< absent: taken before it was kept
};

/// All that may leave for one region at one moment. Only the two functions below make one, and
/// adapters' encoders take nothing else, so that there is one way out (COM-24, default deny).
class disclosure {
public:
    /// What the receiver is told of the notice itself: what its kind does not say is empty, the
    /// store's own numbers always.
    const notice& what() const { return what_; }

    /// Absent where the kind of notice says nothing of the other side.
    const std::optional<domain::counterparty>& counterparty() const { return counterparty_; }

    /// The reporters of whom a relocation notice tells (COM-26); empty for every other kind.
    const std::vector<domain::counterparty>& counterparties() const { return counterparties_; }

    /// The signals that an inspection shows (COM-37); empty for every other kind.
    const std::vector<inspected_signal>& inspected() const { return inspected_; }

    /// Absent where none is known.
    const std::optional<municipality>& coordination() const { return coordination_; }

private:
    disclosure() = default;

    friend disclosure disclose(
        const notice& what,
        const region_policy& receiver,
        const std::optional<contact>& other,
        const std::optional<municipality>& coordination
    );
    friend disclosure disclose_relocation(
        const notice& what,
        const region_policy& receiver,
        const std::vector<placed_contact>& reporters,
        const std::optional<municipality>& moved_to
    );

    friend disclosure disclose_inspection(
        const notice& what, const region_policy& receiver, const std::vector<held_contact>& held
    );

    notice what_;
    std::optional<domain::counterparty> counterparty_;
    std::vector<domain::counterparty> counterparties_;
    std::vector<inspected_signal> inspected_;
    std::optional<municipality> coordination_;
};

/// What `receiver` may be told of `what`, which is no relocation notice. `other` is the far side's
/// contact, absent where the notice has none; whatever the kind of notice does not say and the
/// receiver's policy does not name is left out.
disclosure disclose(
    const notice& what,
    const region_policy& receiver,
    const std::optional<contact>& other,
    const std::optional<municipality>& coordination
);

/// Likewise of a relocation notice: to another index's overseer, of no signal of the receiver and
/// of no child (COM-24, COM-26). `moved_to` is absent where the municipality is in no table.
disclosure disclose_relocation(
    const notice& what,
    const region_policy& receiver,
    const std::vector<placed_contact>& reporters,
    const std::optional<municipality>& moved_to
);

/// Likewise of what is held on a child, to the region that asked for the child or its parents; of
/// the notice only the request's reference is said (COM-37).
disclosure disclose_inspection(
    const notice& what, const region_policy& receiver, const std::vector<held_contact>& held
);

} // namespace kruispunt::domain
