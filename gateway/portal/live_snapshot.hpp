#pragma once

#include "gateway/portal/activity_window.hpp"
#include "gateway/portal/answers.hpp"
#include "gateway/portal/call.hpp"
#include "gateway/portal/members.hpp"
#include "gateway/ports/alarms.hpp"

#include <string>
#include <vector>

namespace kruispunt::portal {

/// What the dashboard shows of this moment, before anybody's role takes something away.
struct live_snapshot {
    std::vector<member> members;
    std::vector<member> roughly; ///< the same, for whoever may know no exact count
    std::vector<ports::standing_alarm> alarms;
    std::int64_t activity = 0; ///< in tens
    domain::instant activity_at{};
    json matches = nullptr; ///< the newest frozen month's; null: there is none yet
};

/// What of it somebody with that scope may see, as the event `stand` holds it (BEH-07). The
/// federation's sums are for who sees all of it.
json shown(const live_snapshot& now, const scope& within);

} // namespace kruispunt::portal
