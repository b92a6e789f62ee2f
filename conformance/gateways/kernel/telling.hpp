#pragma once

#include "conformance/gateways/kernel/book.hpp"
#include "conformance/gateways/moved_clock.hpp"
#include "conformance/gateways/outbox.hpp"
#include "conformance/mutation/mutation.hpp"

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace kruispunt::conformance::gateways::kernel {

/// What one side of a match is shown of it: what a change of must be told (COM-35).
struct shown {
    counterparty other;
    std::optional<coordination> coordinated;

    bool operator==(const shown&) const = default;
};

/// By match and side.
using views = std::map<std::pair<std::string, std::size_t>, shown>;

/// Makes notices out of what is held, with nothing that their receiver may not know (COM-24), and
/// puts them out. Refers to all it is given.
class telling {
public:
    telling(const book& of, const moved_clock& clock, outbox& out, const mutation::mutation& broken)
        : book_(of), clock_(clock), out_(out), broken_(broken) {}

    /// What belongs to the act under way: what is sent along, and whether nobody is told
    /// (COM-32.4).
    void begin(std::vector<wire::header> trace, bool quiet) {
        trace_ = std::move(trace);
        quiet_ = quiet;
    }

    /// The match as the one side may see it.
    match_item item(const open_match& match, std::size_t side) const;

    /// All that anybody is shown of any match now.
    views all_shown() const;

    /// To both sides.
    void made(const open_match& match);
    /// To every side that is shown something else than before; `leave_out`: other municipalities.
    void changed_since(const views& before, bool leave_out_coordination);
    void ended(const open_match& match, std::size_t side, const std::string& reason, bool wrongful);
    void clash(const held_signal& asked);
    /// `to`: the new signal's reporter; `earlier`: the inactive signal.
    void history(const held_signal& to, const held_signal& earlier);
    void expiring(const held_signal& of);
    void lapsed(const held_signal& of, const std::string& reason);
    void relocated(const held_signal& of, const coordination& where, std::vector<std::string> ids);
    /// To an index's overseer; `active`: the child's active signals.
    void relocation(
        const std::string& index,
        const coordination& where,
        const std::string& date,
        const std::vector<const held_signal*>& active
    );
    void reminder(const open_match& match, std::size_t side);

private:
    notice fresh(notice_kind kind, const held_signal* about) const;
    void post(const std::string& region, notice told);
    shown shown_to(const open_match& match, std::size_t side) const;
    /// Whether a mutant says that who was not asked has consented.
    bool presumes_consent(const held_signal& of) const;
    /// Whether a mutant keeps what that side said to itself.
    bool hides(const match_side& said) const;
    /// Whether a mutant does not carry that header on.
    bool drops(const wire::header& traced) const;
    counterparty
    disclosed(const held_signal& other, const match_side* said, const std::string& receiver) const;

    const book& book_;
    const moved_clock& clock_;
    outbox& out_;
    const mutation::mutation& broken_;
    std::vector<wire::header> trace_;
    bool quiet_ = false;
};

} // namespace kruispunt::conformance::gateways::kernel
