#pragma once

#include "adapters/sdk/signatures/certificate.hpp"
#include "certs/authority.hpp"
#include "gateway/domain/calendar.hpp"
#include "tests/support/temporary_folder.hpp"

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

/// A throw-away authority and certificates for the tests of signed messages.
namespace kruispunt::adapters::sdk::signatures::testing {

inline const domain::instant now = *domain::parse_timestamp("2026-11-20T10:15:30.187+01:00");

inline constexpr char gateway_oin[] = "00000099000000000000";
inline constexpr char region_oin[] = "00000099000000000001";

inline certs::validity around_now() {
    const auto seconds = std::chrono::floor<std::chrono::seconds>(now);
    return {seconds - std::chrono::hours(24), seconds + std::chrono::hours(24 * 300)};
}

/// Files in a folder that is gone with the object.
class temporary_files {
public:
    std::filesystem::path write(const std::string& name, const std::string& text) const {
        std::ofstream(*this / name, std::ios::binary) << text;
        return *this / name;
    }

    std::filesystem::path operator/(const std::string& name) const { return folder_.path() / name; }

private:
    support::temporary_folder folder_;
};

/// An authority with its files `ca.pem` and `crl.pem`.
class pki {
public:
    pki() : authority_(certs::make_authority({.name = "Throw-away CA", .valid = around_now()})) {
        files.write("ca.pem", authority_.certificate_pem());
        revoke({});
    }

    certs::party_profile profile(const std::string& oin) const {
        certs::party_profile made;
        made.name = "signing";
        made.oin = oin;
        made.use = certs::purpose::signing;
        made.key = certs::key_kind::rsa2048;
        made.valid = around_now();
        return made;
    }

    certs::credential issue(const certs::party_profile& profile) const {
        return authority_.issue(profile);
    }

    certs::credential issue(const std::string& oin) const { return issue(profile(oin)); }

    /// Writes `<name>.pem` and `<name>.key`.
    certs::credential issue_to_file(const std::string& name, const std::string& oin) const {
        certs::credential made = issue(oin);
        files.write(name + ".pem", made.certificate_pem);
        files.write(name + ".key", made.key_pem);
        return made;
    }

    certificate_handle authority_certificate() const {
        return read_pem(authority_.certificate_pem());
    }

    void revoke(const std::vector<std::string>& serials) {
        files.write("crl.pem", authority_.revocation_list(serials, ++number_, around_now()));
    }

    temporary_files files;

private:
    certs::authority authority_;
    long number_ = 0;
};

} // namespace kruispunt::adapters::sdk::signatures::testing
