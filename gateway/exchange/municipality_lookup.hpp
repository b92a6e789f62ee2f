#pragma once

#include "gateway/domain/disclosure.hpp"

#include <functional>
#include <optional>
#include <string>

namespace kruispunt::exchange {

/// Gives a municipality by its code on a day, from the dated table (COM-26).
using municipality_lookup =
    std::function<std::optional<domain::municipality>(const std::string& code, domain::day on)>;

} // namespace kruispunt::exchange
