#pragma once

#include "adapters/sdk/signatures/certificate.hpp"
#include "certs/authority.hpp"
#include "gateway/domain/calendar.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <stdexcept>
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

/// A folder that is gone with the object.
class folder {
public:
    folder() {
        std::string path = (std::filesystem::temp_directory_path() / "signaturesXXXXXX").string();
        if (mkdtemp(path.data()) == nullptr) throw std::runtime_error("no temporary folder");
        path_ = path;
    }

    folder(const folder&) = delete;
    folder& operator=(const folder&) = delete;

    ~folder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }

    std::filesystem::path write(const std::string& name, const std::string& text) const {
        std::ofstream(path_ / name, std::ios::binary) << text;
        return path_ / name;
    }

    std::filesystem::path operator/(const std::string& name) const { return path_ / name; }

private:
    std::filesystem::path path_;
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

    folder files;

private:
    certs::authority authority_;
    long number_ = 0;
};

} // namespace kruispunt::adapters::sdk::signatures::testing
