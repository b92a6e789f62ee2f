#pragma once

#include "conformance/text/json.hpp"

#include <functional>

namespace kruispunt::conformance::regions {

/// A control answer: HTTP status and body.
struct control_answer {
    unsigned status = 200;
    text::json body;
};

using control_reply = std::function<void(control_answer)>;

} // namespace kruispunt::conformance::regions
