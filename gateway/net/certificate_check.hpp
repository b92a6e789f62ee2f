#pragma once

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>

namespace kruispunt::net {

/// At which side of a connection a certificate is shown.
enum class connection_side { client, server };

/// A certificate and what it is to be judged by, all files PEM.
struct certificate_question {
    std::filesystem::path certificate; ///< the party's; what stands behind it counts as its chain
    std::filesystem::path authorities; ///< the trust store
    std::optional<std::filesystem::path> untrusted; ///< more certificates to build the chain with
    std::optional<std::filesystem::path> crl;
    connection_side side = connection_side::client;
    std::string host; ///< a name or an IP address that a server must have; empty: any
    std::chrono::sys_seconds at;
};

/// What a handshake would say of it.
struct certificate_answer {
    std::string oin; ///< subject serialNumber, empty where there is none (COM-02)
    int error = 0;   ///< OpenSSL's number (X509_V_ERR_…); 0: it would be taken
    int depth = 0;   ///< of the certificate at fault, the party's own being 0
    std::string why; ///< the library's text
};

/// Judges a certificate as a handshake with this gateway would (COM-01, COM-03, COM-04): trust
/// store, chain, purpose, host name, security level, revocation, the time. Throws
/// std::runtime_error where a file cannot be read.
certificate_answer judge_certificate(const certificate_question& question);

} // namespace kruispunt::net
