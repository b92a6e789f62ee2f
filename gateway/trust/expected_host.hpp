#pragma once

#include <string>

struct X509_VERIFY_PARAM_st;

namespace kruispunt::trust {

/// What a host was named by.
enum class host_kind { address, name };

/// Has a certificate taken only for `host`, an IP address or a name, the latter without partial
/// wildcards (COM-04). Throws std::runtime_error where the library cannot.
host_kind expect_host(X509_VERIFY_PARAM_st* rules, const std::string& host);

} // namespace kruispunt::trust
