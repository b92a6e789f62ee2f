#pragma once

#include <string_view>

/// What every file of made-up persons says at its head.
namespace kruispunt::conformance::population::note {

constexpr std::string_view dutch =
    "Alle personen in dit bestand zijn verzonnen, ook hun burgerservicenummers, namen en adressen. "
    "Overeenkomst met een bestaand persoon berust op toeval.";
constexpr std::string_view english =
    "Every person in this file is made up, and so are their citizen service numbers, names and "
    "addresses. Any likeness to a real person is chance.";

} // namespace kruispunt::conformance::population::note
