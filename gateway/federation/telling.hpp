#pragma once

#include "gateway/domain/use_case.hpp"

#include <string>

namespace kruispunt::federation {

/// One side of a pair of signals, and what it sees as the other.
struct told_side {
    domain::match_side self;
    domain::match_side other;
};

/// Writes down what is owed to whom for what one command causes. With `redenMutatie` `beheer` the
/// notice is owed to nobody and only counted (COM-32).
class teller {
public:
    teller(
        const domain::sealed_command& command,
        const domain::circumstances& at,
        domain::effects& into
    )
        : command_(command), at_(at), into_(into) {}

    /// A match was made, or two children's BSNs clash (COM-38): both sides, one notice each.
    void made(
        const domain::match_write& match,
        const domain::match_side& a,
        const domain::match_side& b,
        const std::string& municipality
    );

    /// A match ended: `side` is told. A clash that is over is told to nobody.
    void ended(
        const domain::open_match& match,
        const told_side& side,
        domain::end_reason reason,
        bool wrongful
    );

private:
    void tell(domain::notice notice);

    const domain::sealed_command& command_;
    const domain::circumstances& at_;
    domain::effects& into_;
};

/// Completes a decision with what every act leaves behind: its audit entry (COM-33) and, for a
/// refused item of a feed, the rejection that its region is owed (MN-04).
domain::decision recorded(
    std::string act,
    const domain::sealed_command& command,
    const domain::circumstances& at,
    domain::decision decided
);

} // namespace kruispunt::federation
