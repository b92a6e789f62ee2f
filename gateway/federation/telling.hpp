#pragma once

#include "gateway/domain/use_case.hpp"

#include <string>
#include <vector>

namespace kruispunt::federation {

/// What shadow kept from being owed (BEH-11): counted in all, and once for each receiver and kind,
/// `…/<region>/<name_of(kind)>`.
inline constexpr char notices_shadowed[] = "notices_shadowed";

/// One side of a pair of signals, and what it sees as the other.
struct told_side {
    domain::match_side self;
    domain::match_side other;
};

/// A side of a match and the coordination that it is told of; empty: none known.
struct placed_side {
    domain::match_side side;
    std::string municipality;
};

/// Writes down what is owed to whom for what one command causes. With `redenMutatie` `beheer` the
/// notice is owed to nobody and only counted (COM-32); so is what would tell of a region in shadow,
/// by receiver and kind (BEH-11).
class teller {
public:
    teller(
        const domain::sealed_command& command,
        const domain::circumstances& at,
        domain::effects& into
    )
        : command_(command), at_(at), into_(into) {}

    /// True where nobody is told of anything, now or later (COM-32).
    bool silent() const { return command_.reason == domain::mutation_reason::administration; }

    /// A match was made, or two children's BSNs clash (COM-38): both sides, one notice each.
    void made(const domain::match_write& match, const placed_side& a, const placed_side& b);

    /// What `to` may see of `self` is another than it was (COM-35).
    void
    changed(const domain::open_match& match, const domain::match_side& self, const placed_side& to);

    /// The coordination of the matches of `side` passed to `municipality`, or its child moved there
    /// (COM-26).
    void moved(
        const domain::stored_signal& side,
        std::vector<domain::uuid> matches,
        const std::string& municipality
    );

    /// A child came to live in the area of `region`: its municipal overseer is told who has a
    /// signal on it, and nothing of who it is (COM-26).
    void relocated(
        const std::string& region,
        const domain::residence_move& move,
        std::vector<domain::signal_number> reporters
    );

    /// The region of `signal` is warned that it will expire (ESAR-22).
    void expires(const domain::stored_signal& signal);

    /// The region of `signal` is told that it ended by time, age or a death known elsewhere
    /// (COM-25).
    void lapsed(const domain::stored_signal& signal, domain::end_reason reason);

    /// Who gave `given` is told of an earlier signal that is inactive (COM-30).
    void history(const domain::stored_signal& given, const domain::stored_signal& earlier);

    /// A match was not taken up in time: `side` is told (ESAR-27).
    void reminded(const domain::open_match& match, const told_side& side);

    /// A match ended: `side` is told. A clash that is over is told to nobody.
    void ended(
        const domain::open_match& match,
        const told_side& side,
        domain::end_reason reason,
        bool wrongful
    );

private:
    void tell(domain::notice notice, bool in_shadow = false);

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
