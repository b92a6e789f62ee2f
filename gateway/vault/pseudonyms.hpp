#pragma once

#include "gateway/domain/command.hpp"
#include "gateway/vault/keyed_digest.hpp"

#include <optional>
#include <string_view>

namespace kruispunt::vault {

/// The child's pseudonym: equal for equal BSNs under one key ring.
domain::pseudonym pseudonym_of(const keyed_digest& mac, const domain::bsn& number);

/// A parent's pseudonym, under a label of its own: equal for equal BSNs of parents, and never equal
/// to a child's (COM-23).
domain::parent_pseudonym parent_pseudonym_of(const keyed_digest& mac, const domain::bsn& number);

/// The parts of a signal's contact, each bound to the signal's key, so that equal parts of two
/// signals cannot be seen (COM-35).
domain::contact_parts contact_parts_of(
    const keyed_digest& mac,
    const domain::digest& key,
    const domain::organisation& organisation,
    const std::optional<domain::professional>& reporter
);

/// The key of a signal: region and the region's own id, so that an id that ended can stay taken
/// without any data (COM-20).
domain::digest
signal_key(const keyed_digest& mac, std::string_view region, std::string_view reference);

/// Birth date and given name, comparable only with the same child's (COM-38).
domain::comparands
comparands_of(const keyed_digest& mac, const domain::pseudonym& child, const domain::child& who);

/// The parts of birth dates as `comparands_of` seals them for this child, with every year from
/// `first_year` to `last_year` (COM-37).
domain::sealed_calendar
calendar_of(const keyed_digest& mac, const domain::pseudonym& child, int first_year, int last_year);

} // namespace kruispunt::vault
