#include "conformance/verify/finding.hpp"

namespace kruispunt::conformance::verify {

std::string_view word_of(fault what) {
    switch (what) {
    case fault::altered:
        return "altered";
    case fault::missing:
        return "missing";
    case fault::inserted:
        return "inserted";
    case fault::moved:
        return "moved";
    case fault::truncated:
        return "truncated";
    case fault::uncovered:
        return "uncovered";
    case fault::rewritten:
        return "rewritten";
    case fault::rolled_back:
        return "rolled-back";
    case fault::leaves_altered:
        return "leaves-altered";
    case fault::form:
        return "form";
    case fault::head_refused:
        return "head-refused";
    case fault::origin_changed:
        return "origin-changed";
    case fault::no_head:
        return "no-head";
    }
    return "unknown";
}

} // namespace kruispunt::conformance::verify
