#pragma once

#include "tests/simulation/model/signal.hpp"

#include <optional>
#include <string>
#include <variant>

namespace kruispunt::simulation::model {

/// `redenMutatie` (COM-20, COM-32).
enum class remark { none, administrative, identity };

/// `reden` to withdraw.
enum class withdrawal { mistake, objection_upheld, deceased, other };

/// COM-20: a region gives a signal, or gives it again with what holds now.
struct give {
    signal_key who;
    content told;
    remark why = remark::none;
    bool known_only = false; ///< a message that only changes, such as ESAR's SignaalWijzigen
};

struct withdraw {
    signal_key who;
    withdrawal reason{};
    remark why = remark::none;
};

/// "Going well".
struct close {
    signal_key who;
    remark why = remark::none;
};

/// COM-26.
struct relocate {
    signal_key who;
    int municipality{};
    day on{};
    remark why = remark::none;
};

/// What a professional says of a match: whether there is consent, who leads.
struct update {
    signal_key who;
    signal_key other;
    std::optional<int> consent; ///< 0 not asked, 1 given, 2 refused
    std::optional<int> lead;    ///< a person
    bool acknowledged = false;
};

/// COM-37 (`verzoeker`).
enum class requester { young_person, parents, both };

/// An objection is made: the signal is frozen at once (BEH-10).
struct object {
    signal_key who;
    requester by{};
};

/// It is decided: the signal is erased or restored.
struct decide {
    signal_key who;
    bool upheld = false;
};

/// Days pass, and what falls due on them is done.
struct pass {
    int days{};
    bool down = false; ///< the gateway does not run meanwhile, and does it all on the last day
};

/// A region takes the oldest notices owed to it, or refuses them for good. No rule's business, but
/// what was not delivered when its cause went is (COM-31).
struct deliver {
    region to{};
    int count{};
    bool refused = false;
};

using step = std::variant<give, withdraw, close, relocate, update, object, decide, pass, deliver>;

/// One line for people, with numbers that stand for persons.
std::string describe(const step& what);

} // namespace kruispunt::simulation::model
