#pragma once

#include "gateway/exchange/feed.hpp"
#include "gateway/exchange/lane.hpp"
#include "gateway/exchange/mailboxes.hpp"
#include "gateway/exchange/region_flags.hpp"
#include "gateway/ports/traffic.hpp"

#include <map>
#include <string>
#include <vector>

namespace kruispunt::exchange {

/// The lanes and feeds of a gateway, by their regions. Filled before it is used, then used by any
/// thread; what it knows must outlive it.
class region_traffic final : public ports::traffic {
public:
    region_traffic(std::vector<std::string> regions, region_flags& suspended)
        : regions_(std::move(regions)), suspended_(suspended), held_(regions_) {}

    void add(lane& of) { lanes_.emplace(of.region(), &of); }

    void add(feed& of) { feeds_.emplace(of.region(), &of); }

    void add(mailboxes& of) { mailboxes_ = &of; }

    std::vector<std::string> regions() const override { return regions_; }

    ports::region_traffic of(std::string_view region) const override;
    void hold(std::string_view region, bool held) override;
    void suspend(std::string_view region, bool suspended) override;
    bool resume_lane(std::string_view region) override;
    bool resume_feed(std::string_view region) override;

private:
    void hold_what_must(std::string_view region);

    std::vector<std::string> regions_;
    region_flags& suspended_;
    region_flags held_; ///< by an operator
    std::map<std::string, lane*, std::less<>> lanes_;
    std::map<std::string, feed*, std::less<>> feeds_;
    mailboxes* mailboxes_ = nullptr; ///< of the regions without a lane
};

} // namespace kruispunt::exchange
