#pragma once

#include "conformance/suite/plan/operation.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace kruispunt::conformance::suite::commands {

/// The languages that a test is explained in.
enum class language { nl, en };

/// One of the two.
std::string_view in(language of, std::string_view nl, std::string_view en);

/// What an operation does, in one sentence without a full stop: `het pakket stuurt signal (PUT …)`.
std::string deed_of(const plan::operation& of, language in_words);

/// What its change changes; empty where it has none.
std::string change_of(const plan::operation& of, language in_words);

/// What is expected, a line a check; of several alternatives the first, and then the others.
std::vector<std::string> expectations_of(const plan::operation& of, language in_words);

} // namespace kruispunt::conformance::suite::commands
