#include "certs/extensions.hpp"

#include <algorithm>
#include <cctype>

namespace kruispunt::certs {
namespace {

void add(X509* certificate, X509* issuer, int nid, const char* value) {
    X509V3_CTX context;
    X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
    const auto extension = owned(
        extension_ptr(X509V3_EXT_conf_nid(nullptr, &context, nid, value)), "making an extension"
    );
    require(X509_add_ext(certificate, extension.get(), -1) == 1, "adding an extension");
}

bool is_dns_name(const std::string& host) {
    const auto allowed = [](unsigned char c) { return std::isalnum(c) || c == '-' || c == '.'; };
    return !host.empty() && host.size() <= 253 && host.front() != '.' && host.front() != '-' &&
           std::all_of(host.begin(), host.end(), allowed);
}

general_name_ptr name_of_host(const std::string& host) {
    auto name = owned(general_name_ptr(GENERAL_NAME_new()), "making a host name");
    if (ASN1_OCTET_STRING* address = a2i_IPADDRESS(host.c_str())) {
        GENERAL_NAME_set0_value(name.get(), GEN_IPADD, address);
        return name;
    }
    ERR_clear_error();
    if (!is_dns_name(host))
        throw std::invalid_argument("a host is neither a DNS name nor an IP address: " + host);
    auto text = owned(asn1_string_ptr(ASN1_IA5STRING_new()), "making a host name");
    require(
        ASN1_STRING_set(text.get(), host.data(), static_cast<int>(host.size())) == 1,
        "making a host name"
    );
    GENERAL_NAME_set0_value(name.get(), GEN_DNS, text.release());
    return name;
}

void add_host_names(X509* certificate, const std::vector<std::string>& hosts) {
    std::vector<std::string> all{"localhost", "127.0.0.1"};
    for (const auto& host : hosts)
        if (std::find(all.begin(), all.end(), host) == all.end()) all.push_back(host);
    const auto names = owned(general_names_ptr(GENERAL_NAMES_new()), "making host names");
    for (const auto& host : all) {
        auto name = name_of_host(host);
        require(sk_GENERAL_NAME_push(names.get(), name.get()) > 0, "making host names");
        [[maybe_unused]] const auto* now_the_lists = name.release();
    }
    require(
        X509_add1_ext_i2d(certificate, NID_subject_alt_name, names.get(), 0, X509V3_ADD_DEFAULT) ==
            1,
        "adding host names"
    );
}

const char* extended_usage(purpose use) {
    switch (use) {
    case purpose::transport:
        return "serverAuth,clientAuth";
    case purpose::client_only:
        return "clientAuth";
    case purpose::server_only:
        return "serverAuth";
    case purpose::signing:
        return nullptr;
    }
    throw std::invalid_argument("an unknown purpose");
}

} // namespace

void add_authority_extensions(X509* certificate, X509* issuer, int below) {
    const std::string depth = "critical,CA:TRUE,pathlen:" + std::to_string(below);
    add(certificate, issuer, NID_basic_constraints, depth.c_str());
    add(certificate, issuer, NID_key_usage, "critical,keyCertSign,cRLSign");
    add(certificate, issuer, NID_subject_key_identifier, "hash");
    if (certificate != issuer)
        add(certificate, issuer, NID_authority_key_identifier, "keyid:always");
}

void add_leaf_extensions(X509* certificate, X509* issuer, const party_profile& party) {
    add(certificate, issuer, NID_basic_constraints, "critical,CA:FALSE");
    add(certificate, issuer, NID_key_usage, "critical,digitalSignature");
    if (const char* usage = extended_usage(party.use)) {
        add(certificate, issuer, NID_ext_key_usage, usage);
        add_host_names(certificate, party.hosts);
    }
    add(certificate, issuer, NID_subject_key_identifier, "hash");
    add(certificate, issuer, NID_authority_key_identifier, "keyid:always");
}

} // namespace kruispunt::certs
