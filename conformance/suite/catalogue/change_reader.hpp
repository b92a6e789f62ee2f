#pragma once

#include "conformance/suite/catalogue/change.hpp"
#include "conformance/text/json.hpp"

#include <string>
#include <string_view>

namespace kruispunt::conformance::suite::catalogue {

/// Reads a step's `change`. Throws std::runtime_error naming path, member and rule.
change read_change(const text::json& value, const std::string& path);

/// Whether the suite can sign in the way of that word: a misdeed of `signatures/signer.hpp`, an
/// algorithm, or `expired` (Created an hour ago), `early` (in ten minutes), `long_life` (400 s ago,
/// Expires 3600 s later), `no_expires_old` (400 s ago, no Expires), `sha1_digests` (the signature
/// itself is right), `by_partner`, `by_revoked`, `by_other_authority` (that party's pair; all else
/// right).
bool is_signature_word(std::string_view word);

} // namespace kruispunt::conformance::suite::catalogue
