#pragma once

#include "gateway/domain/use_case.hpp"

/// What the figures of a month count of one command (BEH-03, docs/statistics.md). What is done with
/// `beheer` counts nowhere.
namespace kruispunt::federation {

/// A signal was given under a new id; says in it in which month it counts.
void count_given(
    domain::stored_signal& given,
    const domain::sealed_command& command,
    const domain::circumstances& at,
    domain::effects& into
);

/// A signal was corrected: that it contradicts the duty to inform counts once, and only in the
/// month in which the signal itself counts.
void count_corrected(
    const domain::stored_signal& before,
    const domain::stored_signal& after,
    const domain::sealed_command& command,
    const domain::circumstances& at,
    domain::effects& into
);

/// Both sides of a match are told of it now.
void count_told(
    const domain::stored_signal& one,
    const domain::stored_signal& other,
    domain::instant made_at,
    domain::effects& into
);

} // namespace kruispunt::federation
