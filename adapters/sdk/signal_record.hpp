#pragma once

#include "adapters/sdk/record.hpp"
#include "gateway/domain/disclosure.hpp"
#include "gateway/domain/signal.hpp"
#include "gateway/domain/use_case.hpp"

namespace kruispunt::adapters::sdk {

/// The signal that a record holds; only for what a mapping with `yields = "signal"` read without
/// findings, and with `signal.id` in it. A value of another form throws domain::bad_result.
domain::signal_content signal_content_from(const record& values);

/// `redenMutatie` as it stands in a record.
domain::mutation_reason mutation_reason_from(const record& values);

/// `reden` to withdraw; "going well", where a protocol has it there, is no reason to withdraw and
/// must be asked for before.
domain::withdrawal_reason withdrawal_reason_from(const record& values);

/// All that may leave for a region, as canonical fields.
record record_from(const domain::disclosure& disclosure);

/// What a party is told of its signal, as canonical fields.
record record_from(const domain::outcome& outcome);

} // namespace kruispunt::adapters::sdk
