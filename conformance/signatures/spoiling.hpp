#pragma once

#include "conformance/signatures/signer.hpp"
#include "conformance/signatures/tree.hpp"

namespace kruispunt::conformance::signatures {

/// Does to a signed envelope what is done after signing: altering, wrapping, doubling. Nothing for
/// every other misdeed.
void spoil(const document& envelope, misdeed how);

} // namespace kruispunt::conformance::signatures
