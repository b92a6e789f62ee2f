#pragma once

#include "gateway/domain/use_case.hpp"

#include <string>
#include <vector>

namespace kruispunt::federation {

/// The ids of the matches in which a signal stands; BSN clashes, what is only possible and what was
/// made in shadow are none, nor is one with a frozen side, which is shown to nobody (BEH-10).
using standing_matches = std::vector<domain::uuid>;

/// Those of `known.own` before anything is changed.
standing_matches standing(const domain::facts& known);

/// Those of signal `number` once `effects` are applied to what is known.
standing_matches standing_after(
    const domain::facts& known, domain::signal_number number, const domain::effects& effects
);

/// The strong validator of a signal (MS-11): another one whenever what was given, its state, its
/// last day or its open matches change. Its content comes in as a keyed digest and goes out bound
/// to this one signal: nothing can be compared by it between children.
std::string tag_of(const domain::stored_signal& signal, standing_matches matches);

/// Whether what the caller thinks is there is there (`If-Match`, MS-11); `reference_conflict` of
/// `field::precondition` where it is not, or nothing is.
domain::result<void> as_expected(const domain::sealed_command& command, const domain::facts& known);

} // namespace kruispunt::federation
