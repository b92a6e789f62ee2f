#pragma once

#include "gateway/domain/use_case.hpp"
#include "gateway/ports/http.hpp"

namespace kruispunt::ports {

/// Where a command is carried out, whoever gives it. Any thread.
class enactor {
public:
    virtual ~enactor() = default;

    /// One command; the answer is durable when this returns. What it shows of another side is
    /// opened and disclosed to the command's region.
    virtual task<domain::answer> enact(domain::command command) = 0;
};

} // namespace kruispunt::ports
