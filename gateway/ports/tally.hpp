#pragma once

#include "gateway/domain/notice.hpp"
#include "gateway/domain/use_case.hpp"
#include "gateway/ports/store.hpp"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>

namespace kruispunt::ports {

/// What one commit of the store brought.
struct commit_seen {
    std::size_t jobs = 0;                        ///< that were written together
    std::chrono::nanoseconds took{};             ///< until it was on the disk
    std::map<std::string, std::int64_t> matches; ///< made, by the region whose message made them
};

/// Counts what happens, as it happens, for metrics: by region, kind and code, never anything of a
/// person. Nothing of it is kept over a start. Any thread; costs no more than an addition.
class tally {
public:
    virtual ~tally() = default;

    /// A message of a region, with its durable answer or its refusal.
    virtual void answered(std::string_view region, const domain::answer& given) = 0;

    /// What an attempt to tell `what` came to.
    virtual void told(const domain::notice& what, settlement::state came_to) = 0;

    virtual void committed(const commit_seen& seen) = 0;
};

} // namespace kruispunt::ports
