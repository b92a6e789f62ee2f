#pragma once

#include "gateway/domain/calendar.hpp"

namespace kruispunt::ports {

/// What time it is; any thread.
class clock {
public:
    virtual ~clock() = default;

    virtual domain::instant now() const = 0;
};

} // namespace kruispunt::ports
