#pragma once

#include "gateway/domain/uuid.hpp"

#include <string>
#include <string_view>

namespace kruispunt::domain {

/// What ties a message to everything that it causes (COM-29). It tells nothing of a child.
struct trace {
    std::string traceparent;    ///< W3C Trace Context; empty: the caller gave none
    std::string transaction_id; ///< `FSC-Transaction-Id`, a UUIDv7; empty: none

    friend bool operator==(const trace&, const trace&) = default;
};

/// A `traceparent` as it is carried on, empty where `text` is none (W3C Trace Context, level 1):
/// `00-<32 hex>-<16 hex>-<2 hex>`, lower case, neither id all zero. Of a later version the parts
/// that are known go on, as version 00.
std::string carried_traceparent(std::string_view text);

/// A trace of our own for what nobody asked for, such as a poll: trace id and parent id are made
/// from `ids`, the transaction is a UUIDv7 of `at`.
trace new_trace(uuid_source& ids, instant at);

} // namespace kruispunt::domain
