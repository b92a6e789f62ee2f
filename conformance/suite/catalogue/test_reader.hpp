#pragma once

#include "conformance/suite/catalogue/test.hpp"
#include "conformance/text/json.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace kruispunt::conformance::suite::catalogue {

/// Reads a file of tests of that protocol and role, `{"tests":[…]}`. Throws std::runtime_error
/// naming `file`, the test's id, the member and the rule.
std::vector<test> read_tests(
    const text::json& document, const std::string& protocol, role of, const std::string& file
);

/// `gateway`, `server` or `client`, as folders are named; throws std::runtime_error for another.
role role_named(std::string_view folder);

/// `gateway`, `server`, `client`.
std::string_view folder_of(role of);

/// `gw`, `srv`, `cli`, as in ids.
std::string_view short_name(role of);

/// `MUST`, `SHOULD`, `MAY`; throws std::runtime_error for another.
level level_named(std::string_view word);

/// SHA-256 in lower-case hexadecimal.
std::string sha256(std::string_view octets);

} // namespace kruispunt::conformance::suite::catalogue
