#pragma once

#include "gateway/domain/error.hpp"
#include "gateway/ports/http.hpp"

#include <cstdint>
#include <string>

namespace kruispunt::ports {

/// What a region holds that it gave in the sandbox.
struct sandbox_holding {
    std::int64_t signals = 0;
    std::int64_t matches = 0; ///< open ones in which they stand
};

/// The signals that a region gave before it was admitted, counted and erased (BEH-02.8). Any
/// thread; a positive answer means durable.
class sandbox_desk {
public:
    virtual ~sandbox_desk() = default;

    /// Whether a region holds any signal, whatever it is.
    virtual task<domain::result<bool>> holds_signals(std::string region) = 0;

    /// How much it is. `reference_conflict` where the region is not suspended, or was ever
    /// admitted: what such a region holds changes now, and nobody counts that.
    virtual task<domain::result<sandbox_holding>> holding(std::string region) = 0;

    /// Withdraws each of them in the name of `by`, a batch a transaction; how many there were.
    /// `reference_conflict` likewise, looked at before every batch. One erasing at a time: else
    /// `temporarily_unavailable`.
    virtual task<domain::result<std::int64_t>> erase(std::string region, std::string by) = 0;
};

} // namespace kruispunt::ports
