#pragma once

#include "gateway/net/tls_context.hpp"
#include "tests/support/temporary_folder.hpp"

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace kruispunt::tests {

/// A certificate to be: whose, for which hosts, valid or not.
struct leaf {
    std::string common_name = "Testpartij";
    std::string oin = "00000001003214345000";
    std::vector<std::string> alternative_names = {"DNS:localhost", "IP:127.0.0.1"};
    bool expired = false;
};

/// A certificate authority for one test, its files in a folder that goes with it. P-256 keys.
class throwaway_pki {
public:
    throwaway_pki();
    ~throwaway_pki();
    throwaway_pki(const throwaway_pki&) = delete;
    throwaway_pki& operator=(const throwaway_pki&) = delete;

    /// Issues a certificate; the material trusts this authority and has no revocation list.
    net::tls_material issue(const leaf& wanted);

    /// Puts what `material` holds on the list and writes the list anew.
    void revoke(const net::tls_material& material);

    /// The list's file; written empty by the constructor.
    std::filesystem::path crl() const { return folder_.path() / "crl.pem"; }

    std::filesystem::path ca() const { return folder_.path() / "ca.pem"; }

private:
    struct keys;

    void write_crl() const;

    support::temporary_folder folder_;
    std::unique_ptr<keys> keys_;
    int next_serial_ = 1000;
    std::vector<long> revoked_;
};

} // namespace kruispunt::tests
