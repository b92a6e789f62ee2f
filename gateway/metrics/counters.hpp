#pragma once

#include "gateway/ports/tally.hpp"

#include <atomic>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace prometheus {
struct MetricFamily;
}

namespace kruispunt::metrics {

/// Where strangers come.
enum class door { exchange, portal };

/// What is counted as it happens. One series for each region that takes part and each outcome, kind
/// or code; what is of no such region is not counted, so that their number is fixed from the start.
class counters final : public ports::tally {
public:
    explicit counters(const std::vector<std::string>& regions);
    ~counters() override;

    void answered(std::string_view region, const domain::answer& given) override;
    void told(const domain::notice& what, ports::settlement::state came_to) override;
    void committed(const ports::commit_seen& seen) override;

    /// Somebody who is not known was refused: all that is kept of it (BEH-06).
    void stranger(door at);

    /// Messages that were taken or refused, and attempts to tell something, since the start.
    std::int64_t messages() const { return messages_; }

    /// As they stand.
    std::vector<prometheus::MetricFamily> families() const;

private:
    struct parts;
    std::unique_ptr<parts> parts_;
    std::atomic<std::int64_t> messages_ = 0;
};

} // namespace kruispunt::metrics
