#pragma once

#include "tests/bench/message_template.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace kruispunt::bench {

/// How new signals go in by one protocol, and what says that they were taken.
struct protocol {
    std::string_view name;
    std::string_view method;
    std::string_view target;  ///< May hold places of `message_template`.
    std::string_view headers; ///< Lines, each ended by CR LF.
    std::string_view body;
    std::string_view positive; ///< Stands in the body of a positive answer; empty: any body.
    int status;                ///< Of a positive answer.
    int other_status;          ///< Also positive.
};

/// The protocol of that name: `multisignaal`, `sisa` or `esar`. Throws std::invalid_argument.
[[nodiscard]] const protocol& protocol_named(std::string_view name);

[[nodiscard]] std::vector<std::string> protocol_names();

/// The whole request, for `host` as in the Host header.
[[nodiscard]] message_template request_of(const protocol& how, const std::string& host);

/// A mutation of the feed (MN-02), numbered by its index; BSN known.
[[nodiscard]] message_template feed_mutation();

} // namespace kruispunt::bench
