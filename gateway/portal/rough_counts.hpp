#pragma once

#include "gateway/portal/members.hpp"

#include <map>
#include <mutex>
#include <string>
#include <vector>

namespace kruispunt::portal {

/// What waits in the lanes, for whoever may know no exact count: as it was when somebody first
/// asked in this hour. Lanes that grow at one moment would tell of a match (docs/statistics.md),
/// however rounded, where each moment can be looked at. Any thread.
class rough_counts {
public:
    /// The same members with the counts of this hour; those of a new hour are taken from
    /// `now_told`.
    std::vector<member> of_the_hour(std::vector<member> now_told, domain::instant at);

private:
    std::mutex mutex_;
    domain::instant hour_{};
    std::map<std::string, ports::region_figures, std::less<>> kept_;
};

} // namespace kruispunt::portal
