#pragma once

#include "conformance/suite/catalogue/message.hpp"
#include "conformance/suite/plan/variables.hpp"

#include <string>

namespace kruispunt::conformance::suite::running {

/// The answer filled from the scope, and `${got:PATH}` from the request that is being answered: the
/// value at that pointer or XPath, escaped for where it goes; empty where there is none. Throws
/// std::runtime_error where the template names what neither has.
wire::response answer_from(
    const catalogue::answer_template& from,
    const wire::request& got,
    const std::string& protocol,
    const plan::scopes& all,
    const std::string& scope
);

/// Whether method and path are those of the kind, whatever stands where its pattern has a name.
bool has_shape_of(const wire::request& got, const catalogue::recognition& kind);

} // namespace kruispunt::conformance::suite::running
