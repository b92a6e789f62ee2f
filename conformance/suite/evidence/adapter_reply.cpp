#include "conformance/suite/evidence/adapter_reply.hpp"

namespace kruispunt::conformance::suite::evidence {

bool went_well(const text::json& answer) {
    return answer.is_object() && !answer.contains("failed") && !answer.contains("unsupported");
}

} // namespace kruispunt::conformance::suite::evidence
