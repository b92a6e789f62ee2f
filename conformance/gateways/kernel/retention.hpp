#pragma once

#include "conformance/gateways/kernel/book.hpp"
#include "conformance/mutation/mutation.hpp"

#include <string>
#include <string_view>

namespace kruispunt::conformance::gateways::kernel {

/// Whether the region's signals become inactive when their active time is over (RET-1).
bool knows_inactive(std::string_view region);

/// Sets until when the signal is active and kept, by its `datum`.
void set_terms(held_signal& signal, const mutation::mutation& broken);

/// The longest term that the region knows, reckoned from the signal's `datum` (COM-20.11).
std::string longest_term(const held_signal& signal);

/// The first day that finds the signal of a child that goes well no longer active: today, or for
/// ESAR a year after its `datum` (RET-1.3, RET-1.5, RET-1.7, RET-1.9).
std::string end_when_going_well(const held_signal& signal, const std::string& today);

/// Becomes inactive on that day; how long it is kept follows (RET-1.4, RET-1.6).
void make_inactive(held_signal& signal, const std::string& day);

} // namespace kruispunt::conformance::gateways::kernel
