#pragma once

#include "certs/profile.hpp"

#include <memory>
#include <span>
#include <string>
#include <string_view>

struct evp_pkey_st;
struct x509_st;

namespace kruispunt::certs {

/// A leaf certificate and its private key, both PEM (the key as unencrypted PKCS #8).
struct credential {
    std::string certificate_pem;
    std::string key_pem;
    std::string serial; ///< Upper-case hexadecimal, as a revocation list names it.
};

/// A throw-away certification authority (P-256). Holds its private key in memory.
/// Movable, not copyable; const functions may be called from several threads at once.
/// All functions throw std::runtime_error where OpenSSL fails and std::invalid_argument on a
/// profile that cannot be issued.
class authority {
public:
    authority(authority&&) noexcept;
    authority& operator=(authority&&) noexcept;
    ~authority();

    /// Issues one certificate with a fresh key and a random 128-bit serial number.
    [[nodiscard]] credential issue(const party_profile& party) const;

    /// Makes an authority below this one, which must allow some.
    [[nodiscard]] authority subordinate(const authority_profile& profile) const;

    /// A PEM revocation list (RFC 5280, version 2) signed by this authority.
    /// `serials` are hexadecimal, as `credential::serial`; `number` must rise from list to list.
    [[nodiscard]] std::string revocation_list(
        std::span<const std::string> serials, long number = 1, validity valid = a_year_from_now()
    ) const;

    [[nodiscard]] std::string certificate_pem() const;
    [[nodiscard]] std::string key_pem() const;

private:
    struct parts;
    static std::unique_ptr<parts> make_parts(const authority_profile& profile, const parts* issuer);
    explicit authority(std::unique_ptr<parts> made);
    friend authority make_authority(const authority_profile& profile);
    friend authority load_authority(std::string_view certificate_pem, std::string_view key_pem);

    std::unique_ptr<parts> parts_;
};

/// Makes a self-signed authority with a fresh key.
[[nodiscard]] authority make_authority(const authority_profile& profile = {});

/// Takes up an authority made before. Throws std::runtime_error where the two do not belong
/// together.
[[nodiscard]] authority load_authority(std::string_view certificate_pem, std::string_view key_pem);

/// What a PEM certificate says, to issue another such one that holds from now on for a year.
[[nodiscard]] party_profile profile_of(std::string_view certificate_pem);

/// The serial number of a PEM certificate, as `credential::serial`.
[[nodiscard]] std::string serial_of(std::string_view certificate_pem);

/// What a revocation list holds that the next one must know.
struct revocations {
    std::vector<std::string> serials;
    long number = 0;
};

/// Reads a PEM revocation list; its signature is not checked.
[[nodiscard]] revocations read_revocation_list(std::string_view crl_pem);

} // namespace kruispunt::certs
