#pragma once

#include <optional>
#include <string>
#include <vector>

namespace kruispunt::conformance::gateways::kernel {

using text_value = std::optional<std::string>;

struct organisation {
    std::string oin;
    std::string name;
    text_value phone;

    bool operator==(const organisation&) const = default;
};

struct professional {
    std::string name;
    text_value function;
    std::string phone;
    text_value email;

    bool operator==(const professional&) const = default;
};

struct named_phone {
    std::string name;
    std::string phone;

    bool operator==(const named_phone&) const = default;
};

/// What a region says of a child and of who is involved, in the words all protocols share. Texts
/// are in normalisation form C (COM-13.2).
struct content {
    text_value bsn;
    text_value given_names;
    text_value prefix;
    text_value surname;
    /// `YYYY`, `YYYY-MM` or `YYYY-MM-DD` (COM-11.2).
    text_value birth_date;
    text_value gender;
    std::vector<std::string> parents;
    /// Where the child lives, four digits, where the message or its place names one (COM-26.1).
    text_value municipality;
    organisation instance;
    std::optional<professional> reporter;
    /// `YYYY-MM-DD` (COM-36).
    std::string date;
    std::string informed;
    text_value reason;
    /// All else that the message says of the child (address, place), so that a change of it is
    /// known as a correction.
    std::string rest;

    bool operator==(const content&) const = default;
};

} // namespace kruispunt::conformance::gateways::kernel
