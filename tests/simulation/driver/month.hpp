#pragma once

#include "gateway/domain/statistics/published_month.hpp"
#include "tests/simulation/driver/ledger.hpp"
#include "tests/simulation/model/month.hpp"

namespace kruispunt::simulation {

/// In what the gateway's counts of a month differ from those by the rules; what the simulation does
/// not draw (warnings) left out. Empty: in nothing.
findings
differences(const model::month_figures& rules, const domain::statistics::month_counts& seen);

/// Likewise what is told of a month: each count as it is, and "<5" for what is under five or a part
/// of such.
findings
differences(const model::month_figures& rules, const domain::statistics::published_month& seen);

} // namespace kruispunt::simulation
