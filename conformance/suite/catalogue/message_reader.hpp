#pragma once

#include "conformance/suite/catalogue/message.hpp"
#include "conformance/text/json.hpp"

#include <string>

namespace kruispunt::conformance::suite::catalogue {

/// Reads a file of `messages/`; what is only sent needs neither `recognised` nor `answer` nor
/// `refused`. Throws std::runtime_error naming `file`, member and rule.
message read_message(const text::json& document, const std::string& file);

/// Reads `{"status", "headers", "body", "signature"}`, of which the first two may be absent. Throws
/// likewise.
answer_template read_answer(const text::json& value, const std::string& path);

} // namespace kruispunt::conformance::suite::catalogue
