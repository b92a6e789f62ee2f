#pragma once

#include "gateway/domain/error.hpp"
#include "gateway/ports/http.hpp"

#include <cstdint>

namespace kruispunt::ports {

/// How much of the audit trail the organisation's processing log has taken. Any thread, on the
/// caller's executor; a positive answer means durable.
class processing_position {
public:
    virtual ~processing_position() = default;

    /// The number of the first entry that it has not; 0 before the first.
    virtual task<domain::result<std::uint64_t>> processing_sent() = 0;

    /// It has those below `next`.
    virtual task<domain::result<void>> processing_sent_to(std::uint64_t next) = 0;
};

} // namespace kruispunt::ports
