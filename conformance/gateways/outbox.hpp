#pragma once

#include "conformance/gateways/kernel/notice.hpp"

#include <string>

namespace kruispunt::conformance::gateways {

/// Where notices are put: each region's lane takes them in order, one at a time.
class outbox {
public:
    outbox() = default;
    virtual ~outbox() = default;
    outbox(const outbox&) = delete;
    outbox& operator=(const outbox&) = delete;

    /// `region`: the receiver's protocol name. A region that is not configured gets nothing.
    virtual void post(const std::string& region, kernel::notice told) = 0;
};

} // namespace kruispunt::conformance::gateways
