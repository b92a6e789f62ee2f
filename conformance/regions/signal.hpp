#pragma once

#include "conformance/text/json.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace kruispunt::conformance::regions {

using text_value = std::optional<std::string>;

struct organisation {
    text_value oin;
    text_value name;
    text_value phone;
};

struct professional {
    text_value name;
    text_value function;
    text_value phone;
    text_value email;
};

struct home_address {
    text_value street;
    /// A number on the wire, or whatever text a test wants in its place.
    std::variant<std::monostate, std::int64_t, std::string> number;
    text_value letter;
    text_value addition;
    text_value postcode;
    text_value place;
    text_value municipality;
};

/// A signal as the control API gives it. Nothing is judged: a region must be able to send what is
/// wrong, and what is absent here is absent on the wire.
struct signal {
    std::string id;
    text_value bsn;
    text_value given_names;
    text_value prefix;
    text_value surname;
    text_value birth_date;
    text_value gender;
    text_value place;
    text_value municipality;
    std::optional<home_address> address;
    std::vector<std::string> parents;
    std::optional<organisation> instance;
    std::optional<professional> reporter;
    text_value date;
    text_value informed;
    text_value reason;
    text_value mutation_reason;
};

/// A move as the control API gives it.
struct relocation {
    text_value municipality;
    text_value place;
    std::optional<home_address> address;
    text_value date;
};

enum class verb { give, correct, close, withdraw, relocate };

/// What a region is told to say to the gateway.
struct command {
    verb what = verb::give;
    std::string signal_id;
    /// With `give` and `correct`.
    signal given;
    /// With `correct`: what the gateway accepted last, where the region knows.
    std::optional<signal> previous;
    /// With `relocate`.
    relocation move;
    /// With `withdraw`.
    text_value reason;
    text_value mutation_reason;
};

/// Reads a control body into a command of that verb for the signal; findings name unknown members
/// and wrong types. For `give` the id is the body's, for the others the path's, which the body may
/// repeat.
command
read_command(verb what, std::string signal_id, const text::json& body, text::findings& found);

} // namespace kruispunt::conformance::regions
