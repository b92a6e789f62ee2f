#include "gateway/trust/expected_host.hpp"

#include "gateway/trust/credential_files.hpp"
#include "gateway/trust/openssl_handles.hpp"

#include <openssl/x509v3.h>

#include <stdexcept>

namespace kruispunt::trust {

namespace {

void demand(bool passed, const std::string& host) {
    if (!passed) throw std::runtime_error("TLS: host " + host + ": " + library_words());
}

bool is_address(const std::string& host) {
    const handle<ASN1_OCTET_STRING> address(a2i_IPADDRESS(host.c_str()));
    (void)library_words();
    return address != nullptr;
}

} // namespace

host_kind expect_host(X509_VERIFY_PARAM* rules, const std::string& host) {
    if (is_address(host)) {
        demand(X509_VERIFY_PARAM_set1_ip_asc(rules, host.c_str()) == 1, host);
        return host_kind::address;
    }
    X509_VERIFY_PARAM_set_hostflags(rules, X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS);
    demand(X509_VERIFY_PARAM_set1_host(rules, host.c_str(), host.size()) == 1, host);
    return host_kind::name;
}

} // namespace kruispunt::trust
