#pragma once

#include "gateway/domain/trace.hpp"
#include "gateway/ports/http.hpp"

namespace kruispunt::exchange {

inline constexpr char transaction_field[] = "FSC-Transaction-Id";
inline constexpr char traceparent_field[] = "traceparent";

/// What a request's header says of its trace (COM-29): a `traceparent` that is none is dropped, a
/// transaction id that is no UUIDv7 is replaced by one of ours, of `now`.
domain::trace
trace_of(const ports::http_fields& fields, domain::uuid_source& ids, domain::instant now);

/// Puts a trace on a request that it caused; what is empty is left out.
void add_trace(const domain::trace& trace, ports::http_fields& to);

} // namespace kruispunt::exchange
