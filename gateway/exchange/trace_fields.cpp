#include "gateway/exchange/trace_fields.hpp"

namespace kruispunt::exchange {

using namespace domain;

trace trace_of(const ports::http_fields& fields, uuid_source& ids, instant now) {
    trace found;
    const auto parent = fields.find(traceparent_field);
    if (parent) found.traceparent = carried_traceparent(*parent);
    const auto given = fields.find(transaction_field);
    const auto id = given ? parse_uuid(*given) : std::nullopt;
    found.transaction_id = to_text(id && has_time(*id) ? *id : with_time(ids.next(), now));
    return found;
}

void add_trace(const trace& trace, ports::http_fields& to) {
    if (!trace.traceparent.empty()) to.add(traceparent_field, trace.traceparent);
    if (!trace.transaction_id.empty()) to.add(transaction_field, trace.transaction_id);
}

} // namespace kruispunt::exchange
