#pragma once

#include "conformance/suite/catalogue/change.hpp"
#include "conformance/suite/catalogue/message.hpp"
#include "conformance/suite/plan/variables.hpp"

#include <optional>
#include <string>

namespace kruispunt::conformance::suite::plan {

/// The request filled from the scope, with what the change does to method, target, header and body.
/// Certificate, TLS, HTTP's own form and signatures are the sender's to change; octets change after
/// signing, by `change_octets`. Not signed, and without `Host` and `Content-Length`, which count
/// among `many_fields`. Throws std::runtime_error where a text to be replaced does not stand there
/// exactly once, a header to be removed is not there, or a variable is unknown.
wire::request compose(
    const catalogue::request_template& from,
    const std::optional<catalogue::change>& changed,
    const scopes& all,
    const std::string& scope
);

/// What the change makes of the octets of a message that is ready to go out, signed where it is
/// signed; nothing where it is another change. Throws as `compose` does.
void change_octets(
    wire::request& ready,
    const std::optional<catalogue::change>& changed,
    const scopes& all,
    const std::string& scope
);

/// An answer filled from the scope.
wire::response
compose(const catalogue::answer_template& from, const scopes& all, const std::string& scope);

} // namespace kruispunt::conformance::suite::plan
