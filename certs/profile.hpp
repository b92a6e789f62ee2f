#pragma once

#include <chrono>
#include <string>
#include <vector>

namespace kruispunt::certs {

/// The kinds of key a certificate may hold. Both are accepted by TLS 1.3 and by XML signatures.
enum class key_kind { p256, rsa2048 };

/// What a leaf certificate is for; decides its extended key usage and its names.
enum class purpose {
    transport,   ///< TLS, both directions (serverAuth and clientAuth), with host names.
    client_only, ///< TLS client only: a server that presents it must be refused.
    server_only, ///< TLS server only: a client that presents it must be refused.
    signing      ///< XML signatures: digitalSignature, no extended usage, no host names.
};

/// From and until when a certificate or a revocation list holds, both inclusive, in UTC.
struct validity {
    std::chrono::sys_seconds from;
    std::chrono::sys_seconds until;
};

/// One year from an hour ago; the hour forgives a neighbour's slow clock.
[[nodiscard]] validity a_year_from_now();

/// Ended yesterday: for tests of expired certificates.
[[nodiscard]] validity already_expired();

/// Begins tomorrow: for tests of certificates that do not hold yet.
[[nodiscard]] validity not_yet_begun();

/// A certification authority to be made. `name` becomes CN.
struct authority_profile {
    std::string name = "Kruispunt throw-away CA";
    validity valid = a_year_from_now();
    int below = 0; ///< how many authorities may stand between it and a party
};

/// A certificate to be issued.
struct party_profile {
    std::string name; ///< CN, at most 64 characters.
    std::string oin;  ///< Subject serialNumber: 20 digits (COM-02). `issue` throws on others.
    std::string organisation; ///< O, at most 64 characters; left out of the subject when empty.
    purpose use = purpose::transport;
    key_kind key = key_kind::p256;
    std::vector<std::string> hosts; ///< DNS names or IP addresses beside localhost and 127.0.0.1.
    validity valid = a_year_from_now();
};

} // namespace kruispunt::certs
