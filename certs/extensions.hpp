#pragma once

#include "certs/openssl_handles.hpp"
#include "certs/profile.hpp"

namespace kruispunt::certs {

/// Adds an authority's extensions (RFC 5280 4.2): CA with at most `below` authorities under it,
/// certificates and lists, and the link to `issuer`, which may be itself.
void add_authority_extensions(X509* certificate, X509* issuer, int below);

/// Adds a leaf's extensions for its purpose, its host names, and the link to `issuer`.
/// Throws std::invalid_argument on a host that is neither a DNS name nor an IP address.
void add_leaf_extensions(X509* certificate, X509* issuer, const party_profile& party);

} // namespace kruispunt::certs
