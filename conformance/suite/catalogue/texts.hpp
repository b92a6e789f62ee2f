#pragma once

#include "conformance/suite/catalogue/test.hpp"

#include <string>
#include <vector>

namespace kruispunt::conformance::suite::catalogue {

/// All texts of a check that may bear placeholders.
std::vector<std::string> texts_of(const check& of);

/// All of a step: what it sets, changes and expects.
std::vector<std::string> texts_of(const step& of);

/// All of a message: what is sent, how it is known and what it is answered.
std::vector<std::string> texts_of(const message& of);

/// The names between `${` and `}` of a text, in order.
std::vector<std::string> placeholders_of(const std::string& text);

} // namespace kruispunt::conformance::suite::catalogue
