#pragma once

#include "gateway/domain/uuid.hpp"

#include <atomic>

namespace kruispunt::support {

/// Ids that count upwards, so that a run can be repeated exactly. Any thread.
class sequential_ids final : public domain::uuid_source {
public:
    domain::uuid next() override {
        std::uint64_t n = ++last_;
        domain::uuid id{};
        for (auto at = id.rbegin(); n != 0; ++at, n >>= 8U)
            *at = static_cast<std::uint8_t>(n);
        return id;
    }

private:
    std::atomic<std::uint64_t> last_{0};
};

} // namespace kruispunt::support
