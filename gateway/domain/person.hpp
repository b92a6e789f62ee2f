#pragma once

#include "gateway/domain/birth_date.hpp"
#include "gateway/domain/bsn.hpp"

#include <optional>
#include <string>

namespace kruispunt::domain {

/// As the registers have it; `unknown` is `X` on the wire.
enum class gender { male, female, unknown };

/// A Dutch name in its three parts, kept as given (COM-13).
struct person_name {
    std::string given_names;
    std::string prefix; ///< voorvoegsel; empty where there is none
    std::string surname;

    friend bool operator==(const person_name&, const person_name&) = default;
};

/// An address as Midden-Nederland's feed gives it; parts that were absent are empty.
struct address {
    std::string street;
    std::string number;
    std::string letter;
    std::string addition;
    std::string postcode;

    friend bool operator==(const address&, const address&) = default;
};

/// What a region says about the child or young person. In the clear only between an adapter and
/// the vault.
struct child {
    std::optional<domain::bsn> bsn;
    std::optional<person_name> name;
    std::optional<domain::birth_date> birth_date;
    std::optional<domain::gender> gender;
    std::optional<domain::address> address;
    std::string place;
    std::string municipality;     ///< four digits (COM-26), empty: unknown
    std::string comparable_given; ///< first given name folded for comparison, empty: unknown

    friend bool operator==(const child&, const child&) = default;
};

} // namespace kruispunt::domain
