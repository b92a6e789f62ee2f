#pragma once

#include "adapters/sdk/record.hpp"
#include "gateway/domain/command.hpp"
#include "gateway/domain/disclosure.hpp"
#include "gateway/domain/signal.hpp"
#include "gateway/domain/use_case.hpp"

#include <vector>

namespace kruispunt::adapters::sdk {

/// The signal that a record holds; only for what a mapping with `yields = "signal"` read without
/// findings, and with `signal.id` in it. A value of another form throws domain::bad_result.
domain::signal_content signal_content_from(const record& values);

/// `redenMutatie` as it stands in a record.
domain::mutation_reason mutation_reason_from(const record& values);

/// `reden` to withdraw; "going well", where a protocol has it there, is no reason to withdraw and
/// must be asked for before.
domain::withdrawal_reason withdrawal_reason_from(const record& values);

/// What became of a match, as a record holds it; the match's id only where the record has one. A
/// lead who is said to be nobody is the adapter's to tell.
domain::update_match match_update_from(const record& values);

/// Who asks to see what is held; only for a record with `request.requester`.
domain::requester requester_from(const record& values);

/// All that may leave for a region, as canonical fields. What is said of the other side stands once
/// for each counterparty, empty where it has none: occurrence i is counterparty i.
record record_from(const domain::disclosure& disclosure);

/// The open matches of a listing (ESAR-15, MS-06): the n-th occurrence of every field of a match
/// and of its other side belongs to the n-th match, empty where it has none. The same holds of the
/// other sides of a relocation notice, above.
record record_from(const std::vector<domain::listed_match>& matches);

/// One signal that an inspection shows (COM-37): the n-th date and region of an inspection belong
/// together.
record record_from(const domain::inspected_signal& held);

/// What a party is told of its signal, as canonical fields.
record record_from(const domain::outcome& outcome);

} // namespace kruispunt::adapters::sdk
