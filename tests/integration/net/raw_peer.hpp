#pragma once

#include "gateway/net/tls_context.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace kruispunt::tests {

/// What a test's own TLS speaks, so that it can be wrong on purpose.
struct raw_tls {
    std::optional<net::tls_material> identity = {}; ///< none: no certificate is shown
    int max_version = 0;                            ///< OpenSSL's number; 0: the newest
    std::string suites = {};                        ///< of TLS 1.2 and below; empty: the library's
};

/// A blocking caller over OpenSSL and the system's sockets alone: none of the code under test.
/// Every wait has a limit of five seconds.
class raw_peer {
public:
    /// Connects to 127.0.0.1; without `tls` in the clear. Throws where that fails; whether the
    /// handshake passed is in `secured`.
    explicit raw_peer(std::uint16_t port, const std::optional<raw_tls>& tls = std::nullopt);
    ~raw_peer();
    raw_peer(raw_peer&&) noexcept;

    /// Whether our side's handshake passed (a TLS 1.3 server may still refuse us afterwards).
    bool secured() const;

    /// "TLSv1.3" and the like.
    std::string version() const;

    /// Whether the server gave what is needed to come back without a full handshake.
    bool may_resume() const;

    /// False where the connection is gone.
    bool send(std::string_view octets);

    /// Reads up to and with `text`, or to the end; what came. The rest stays for the next read.
    std::string read_until(std::string_view text);

    /// Reads until the peer ends, or five seconds passed: then `ended` is false.
    std::string read_to_end();

    bool ended() const;

    /// Changes our keys and asks the server to change its own (TLS 1.3).
    bool update_keys();

    /// Ends our direction only.
    void half_close();

private:
    struct state;

    std::unique_ptr<state> state_;
};

} // namespace kruispunt::tests
