#pragma once

#include "conformance/suite/catalogue/change.hpp"
#include "conformance/suite/catalogue/message.hpp"

#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace kruispunt::conformance::suite::catalogue {

enum class role { gateway, server, client };
enum class level { must, should, may };
enum class kind { accepts, refuses };

/// Who of those that the suite plays: the region of the protocol, a region of another one, the
/// gateway.
enum class party { region, partner, gateway };

/// Alternatives of what may come; each says what it is worth.
struct alternative {
    std::vector<check> checks;
    bool warns = false;
};

/// Where a step belongs: which of the played parties, which scope of variables, and what it sets in
/// that scope first.
struct step_place {
    party by = party::region;
    std::string scope = "a";
    std::map<std::string, std::string> with;
};

struct send_step {
    std::string message;
    step_place where;
    std::optional<change> changed;
    /// Whether the live controls around a change stand in the step's own scope: where only that one
    /// can have what the message names (a match that was captured). Else in scopes of their own.
    bool controls_here = false;
    /// Empty: an arrangement; the message's own `accepted` must hold.
    std::vector<alternative> expect;
    std::string name;
    std::map<std::string, std::string> capture; ///< variable to path in the answer
};

struct repeat_step {
    std::string of; ///< a send_step's name
    std::vector<alternative> expect;
};

struct receive_step {
    std::string message;
    step_place where;
    std::vector<alternative> expect;
    bool arranges = false;
    std::string name;
    std::map<std::string, std::string> capture; ///< variable to path in the request
};
enum class canned { none, close, refused };

struct answer_step {
    std::string message;
    step_place where;
    canned plain = canned::none;
    answer_template with;
    std::size_t times = 1;
};

struct nothing_step {
    std::string message;
    step_place where;
};

struct show_step {
    std::string certificate;
    step_place where;
};

struct act_step {
    std::string action;
    step_place where;
    /// Of the adapter's last line; empty: an arrangement, which must have finished.
    std::vector<alternative> expect;
};

struct observe_step {
    std::string what;
    step_place where;
    std::vector<alternative> expect;
};

struct clock_step {
    int days = 0;
};

/// What is wrong with the pages of the played feed from here on (MN-01, MN-05); `none` ends it.
struct feed_step {
    std::string fault;
};

using step = std::variant<
    send_step,
    repeat_step,
    receive_step,
    answer_step,
    nothing_step,
    show_step,
    act_step,
    observe_step,
    clock_step,
    feed_step>;

/// One test, as data.
struct test {
    std::string id;
    std::string protocol;
    role of = role::gateway;
    std::vector<std::string> requirements;
    level at = level::must;
    catalogue::kind kind = kind::accepts;
    /// Those that it names and those that its steps imply: adapter, clock.
    std::vector<std::string> needs;
    std::string nl;
    std::string en;
    std::vector<std::string> causes_nl;
    std::vector<std::string> causes_en;
    std::vector<step> steps;
    /// SHA-256 of the test's own JSON, canonical, in lower-case hexadecimal.
    std::string digest;
};

} // namespace kruispunt::conformance::suite::catalogue
