#pragma once

#include <filesystem>
#include <optional>
#include <string>

struct x509_store_st;
struct X509_VERIFY_PARAM_st;

namespace kruispunt::net {

/// A chain has at most so many authorities between a party's certificate and the trust store.
inline constexpr int chain_depth = 5;

/// Fills a store with the authorities of a PEM file and, where there is a list, has every
/// certificate checked against the revocation lists in it (COM-03). Throws std::runtime_error
/// naming the file and the library's reason.
void fill_trust_store(
    x509_store_st* store,
    const std::filesystem::path& authorities,
    const std::optional<std::filesystem::path>& crl
);

/// What a host was named by.
enum class host_kind { address, name };

/// Has a certificate taken only for `host`, an IP address or a name, the latter without partial
/// wildcards (COM-04). Throws std::runtime_error where the library cannot.
host_kind expect_host(X509_VERIFY_PARAM_st* rules, const std::string& host);

} // namespace kruispunt::net
