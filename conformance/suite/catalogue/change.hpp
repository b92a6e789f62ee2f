#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <variant>

namespace kruispunt::conformance::suite::catalogue {

/// The one thing that a refused message has other than the accepted one.
struct replaced_text {
    enum class part { body, target, octets } in = part::body;
    /// Stands exactly once in the template before it is filled (`octets`: in what goes out, filled
    /// and signed).
    std::string replace;
    std::string by;
};

struct other_method {
    std::string by;
};

struct other_header {
    enum class act { set, remove, add } how = act::set;
    std::string name;
    std::string value;
};

/// So many header fields that their number is this.
struct many_fields {
    std::size_t count = 0;
};

/// Shows another certificate: none, partner, nobody, revoked, expired, other_authority, no_oin,
/// two_oins.
struct other_certificate {
    std::string by;
};

/// Offers nothing but 1.1, 1.2 or 1.2_cbc.
struct other_tls {
    std::string by;
};

/// Breaks HTTP itself: broken_chunk, bad_request_line, two_lengths.
struct broken_http {
    std::string by;
};

/// A signature that is another than it should be, in one of the words of `is_signature_word`.
struct wrong_signature {
    std::string by;
};

using change = std::variant<
    replaced_text,
    other_method,
    other_header,
    many_fields,
    other_certificate,
    other_tls,
    broken_http,
    wrong_signature>;

} // namespace kruispunt::conformance::suite::catalogue
