#pragma once

#include <chrono>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace kruispunt::conformance::suite::keys {

/// P-256 for TLS, RSA 2048 for XML signatures.
enum class key_kind { ec, rsa };

/// What a certificate says.
struct wanted_certificate {
    std::string common_name;
    /// Each becomes a `serialNumber` of the subject; one is right (COM-02.1).
    std::vector<std::string> oins;
    /// Host names it may serve; empty: for signatures, or for a caller alone.
    std::vector<std::string> hosts;
    key_kind kind = key_kind::ec;
    /// From now; both may lie in the past.
    std::chrono::hours begins{-1};
    std::chrono::hours ends{24 * 400};
};

/// A certificate with its private key, both PEM.
struct issued {
    std::string certificate;
    std::string key;
};

/// An authority of one run of the suite: never for a real child. Throws std::runtime_error where
/// OpenSSL cannot.
class authority {
public:
    explicit authority(const std::string& common_name);
    ~authority();
    authority(const authority&) = delete;
    authority& operator=(const authority&) = delete;

    /// Its own certificate, PEM.
    std::string certificate() const;

    /// `revoked`: stands on the list from here on.
    issued issue(const wanted_certificate& what, bool revoked = false);

    /// The revocation list, PEM, good for as long as the certificates are.
    std::string revocation_list() const;

private:
    struct inside;
    std::unique_ptr<inside> inside_;
};

/// The OINs in the subject of a PEM certificate. Throws std::runtime_error where it is none.
std::vector<std::string> oins_of(std::string_view certificate);

/// How many whole days a PEM certificate is still good for; negative once it has ended. Throws as
/// above.
int days_left(std::string_view certificate);

} // namespace kruispunt::conformance::suite::keys
