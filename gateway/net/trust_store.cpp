#include "gateway/net/trust_store.hpp"

#include "gateway/net/openssl_text.hpp"

#include <boost/asio/ip/address.hpp>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

#include <stdexcept>
#include <string>

namespace kruispunt::net {
namespace {

void demand(bool passed, const std::string& stage, const std::filesystem::path& file) {
    if (passed) return;
    throw std::runtime_error("TLS: " + stage + " " + file.string() + ": " + openssl_error_text());
}

} // namespace

void fill_trust_store(
    X509_STORE* store,
    const std::filesystem::path& authorities,
    const std::optional<std::filesystem::path>& crl
) {
    demand(X509_STORE_load_file(store, authorities.c_str()) == 1, "trust store", authorities);
    if (!crl) return;
    auto* lookup = X509_STORE_add_lookup(store, X509_LOOKUP_file());
    demand(
        lookup != nullptr && X509_load_crl_file(lookup, crl->c_str(), X509_FILETYPE_PEM) > 0,
        "revocation list",
        *crl
    );
    X509_STORE_set_flags(store, X509_V_FLAG_CRL_CHECK);
}

host_kind expect_host(X509_VERIFY_PARAM* rules, const std::string& host) {
    boost::system::error_code not_an_address;
    boost::asio::ip::make_address(host, not_an_address);
    if (!not_an_address) {
        demand(X509_VERIFY_PARAM_set1_ip_asc(rules, host.c_str()) == 1, "address", host);
        return host_kind::address;
    }
    X509_VERIFY_PARAM_set_hostflags(rules, X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS);
    demand(X509_VERIFY_PARAM_set1_host(rules, host.c_str(), host.size()) == 1, "host", host);
    return host_kind::name;
}

} // namespace kruispunt::net
