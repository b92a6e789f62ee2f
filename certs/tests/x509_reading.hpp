#pragma once

#include "certs/openssl_handles.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kruispunt::certs::testing {

certificate_ptr certificate_of(std::string_view pem);
key_ptr key_of(std::string_view pem);
crl_ptr crl_of(std::string_view pem);

/// One attribute of the subject; nothing where the subject lacks it.
std::optional<std::string> subject(X509* certificate, int nid);

/// Host names and addresses of the certificate, as text.
std::vector<std::string> host_names(X509* certificate);

/// OpenSSL's verdict (an X509_V_ERR_ code, 0 is good) on `leaf` under `ca`, with `crl` where given,
/// for the purpose X509_PURPOSE_SSL_CLIENT, X509_PURPOSE_SSL_SERVER or 0 (any).
int verdict(X509* leaf, X509* ca, int purpose, X509_CRL* crl = nullptr);

} // namespace kruispunt::certs::testing
