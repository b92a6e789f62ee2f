#pragma once

#include "gateway/domain/notice.hpp"
#include "gateway/domain/organisation.hpp"
#include "gateway/domain/region_policy.hpp"

#include <optional>
#include <string>

namespace kruispunt::domain {

/// Whether the family agreed to contact after a match (Duty to inform, and consent).
enum class consent { given, refused, not_asked };

/// The word on the wire: gegeven, geweigerd, niet_gevraagd.
std::string_view wire_word(consent c);

/// The contact section of a signal, opened for the moment of telling the other side.
struct contact {
    domain::organisation organisation;
    std::optional<professional> reporter;
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
};

/// All that may leave for one region at one moment. Only `disclose` makes one, and adapters'
/// encoders take nothing else, so that there is one way out (COM-24, default deny).
class disclosure {
public:
    const notice& what() const { return what_; }

    /// Absent where the kind of notice says nothing of the other side.
    const std::optional<domain::counterparty>& counterparty() const { return counterparty_; }

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

    notice what_;
    std::optional<domain::counterparty> counterparty_;
    std::optional<municipality> coordination_;
};

/// What `receiver` may be told of `what`. `other` is the far side's contact, absent where the
/// notice has none; whatever the receiver's policy does not name is left out.
disclosure disclose(
    const notice& what,
    const region_policy& receiver,
    const std::optional<contact>& other,
    const std::optional<municipality>& coordination
);

} // namespace kruispunt::domain
