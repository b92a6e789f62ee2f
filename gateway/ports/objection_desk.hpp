#pragma once

#include "gateway/domain/use_case.hpp"
#include "gateway/ports/http.hpp"

#include <string>

namespace kruispunt::ports {

/// Where objections are entered and decided (BEH-10). Any thread.
class objection_desk {
public:
    virtual ~objection_desk() = default;

    /// The operator of `region`, known as `by`, enters an objection to a signal of that region;
    /// `outcome::objection` says what came of it. Refused where there is no such signal, or who
    /// objects may not at the child's age (COM-37).
    virtual task<domain::answer>
    enter(domain::enter_objection objection, std::string region, std::string by) = 0;

    /// Likewise its decision.
    virtual task<domain::answer>
    decide(domain::decide_objection decision, std::string region, std::string by) = 0;
};

} // namespace kruispunt::ports
