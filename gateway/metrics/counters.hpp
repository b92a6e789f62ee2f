#pragma once

#include "gateway/ports/tally.hpp"

#include <memory>
#include <string>
#include <vector>

namespace prometheus {
struct MetricFamily;
}

namespace kruispunt::metrics {

/// What is counted as it happens. One series for each region that takes part and each outcome, kind
/// or code; what is of no such region is not counted, so that their number is fixed from the start.
class counters final : public ports::tally {
public:
    explicit counters(const std::vector<std::string>& regions);
    ~counters() override;

    void answered(std::string_view region, const domain::answer& given) override;
    void told(const domain::notice& what, ports::settlement::state came_to) override;
    void committed(const ports::commit_seen& seen) override;

    /// As they stand.
    std::vector<prometheus::MetricFamily> families() const;

private:
    struct parts;
    std::unique_ptr<parts> parts_;
};

} // namespace kruispunt::metrics
