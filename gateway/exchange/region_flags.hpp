#pragma once

#include <atomic>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace kruispunt::exchange {

/// Of each region whether something is so: that it is suspended (BEH-02), for whatever stands on
/// the way of its messages, or held (BEH-11). Nothing here is kept. Any thread.
class region_flags {
public:
    explicit region_flags(const std::vector<std::string>& regions) {
        for (const std::string& region : regions)
            flags_[region] = false;
    }

    /// Changes nothing for a region that takes no part.
    void set(std::string_view region, bool is_so) {
        const auto at = flags_.find(region);
        if (at != flags_.end()) at->second = is_so;
    }

    bool has(std::string_view region) const {
        const auto at = flags_.find(region);
        return at != flags_.end() && at->second;
    }

private:
    std::map<std::string, std::atomic<bool>, std::less<>> flags_; ///< its keys never change
};

} // namespace kruispunt::exchange
