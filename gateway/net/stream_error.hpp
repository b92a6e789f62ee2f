#pragma once

#include <boost/system/error_code.hpp>

namespace kruispunt::net {

/// What can go wrong on a byte stream beyond the operating system's own errors.
enum class stream_errc {
    tls_failed = 1, ///< handshake or record refused by either side; the stream's detail says more
    wrong_host,     ///< the certificate is not for the host that was called
    truncated,      ///< the connection ended without TLS's own end
};

boost::system::error_code make_error_code(stream_errc code);

} // namespace kruispunt::net

namespace boost::system {
template <>
struct is_error_code_enum<kruispunt::net::stream_errc> : std::true_type {};
} // namespace boost::system
