#pragma once

#include "gateway/domain/calendar.hpp"

namespace kruispunt::ports {

/// What time it is; any thread.
class clock {
public:
    virtual ~clock() = default;

    /// What days and deadlines go by: retention, reminders, retries. In a sandbox it can be moved.
    virtual domain::instant now() const = 0;

    /// The machine's own time, which nobody moves: for the audit trail and what is signed.
    virtual domain::instant machine_time() const { return now(); }
};

} // namespace kruispunt::ports
