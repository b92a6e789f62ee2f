#pragma once

#include "gateway/domain/calendar.hpp"
#include "gateway/ports/http.hpp"

#include <string>
#include <vector>

namespace kruispunt::ports {

/// What a certificate is there for.
enum class certificate_use {
    transport,      ///< TLS
    signing,        ///< signatures in messages
    next_signing,   ///< ours, that will sign from a moment on
    known,          ///< one of those that a region is known by
    authority,      ///< of the trust store
    revocation_list ///< no certificate, but it ends like one
};

/// A certificate or revocation list: whose it is and until when it holds.
struct certificate_record {
    std::string party; ///< the region that showed it or is known by it; empty: configured as ours
    certificate_use use = certificate_use::transport;
    std::string common_name; ///< the subject's; of a list its authority's
    std::string oin;         ///< 20 digits, else empty
    std::string fingerprint; ///< SHA-256 of its DER, lower-case hex
    domain::instant begins{};
    domain::instant ends{};
    domain::instant seen{}; ///< when a connection last showed it; zero: it is configured
};

/// A certificate and how long it still holds.
struct certificate_forecast {
    certificate_record what;
    int days = 0; ///< whole days left; below zero it has ended
};

/// What came of reading everything anew.
struct reload_report {
    std::vector<std::string> taken;   ///< what was read and is used from now on
    std::vector<std::string> refused; ///< `what: file: why`; these stay as they were
};

/// The operators' hand on certificates. Any thread.
class certificate_desk {
public:
    virtual ~certificate_desk() = default;

    /// Everything configured and everything that a connection showed; what ends first comes first.
    virtual std::vector<certificate_forecast> forecast() const = 0;

    /// Reads all files anew, now.
    virtual task<reload_report> reload() = 0;
};

} // namespace kruispunt::ports
