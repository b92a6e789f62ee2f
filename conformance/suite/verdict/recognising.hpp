#pragma once

#include "conformance/suite/catalogue/message.hpp"
#include "conformance/suite/plan/variables.hpp"

#include <optional>
#include <string>

namespace kruispunt::conformance::suite::verdict {

/// Whether a request that came in is of that kind and scope: its method, its target (`{name}` takes
/// a segment or a query value, which must be the scope's variable of that name where it has one; a
/// query parameter that the pattern does not name may stand beside), and the checks on it.
bool recognises(
    const catalogue::message& kind,
    const wire::request& got,
    const plan::scopes& all,
    const std::string& scope
);

/// The text that stands at the path of a body of that protocol; a value that is no text as JSON
/// writes it. Nothing where nothing, or null, stands there. Throws std::runtime_error where the
/// path is none.
std::optional<std::string>
value_at(const std::string& protocol, const std::string& body, const std::string& path);

/// The same, or of a header where the path is `header:NAME`.
std::optional<std::string> value_at(
    const std::string& protocol,
    const std::vector<wire::header>& headers,
    const std::string& body,
    const std::string& path
);

} // namespace kruispunt::conformance::suite::verdict
