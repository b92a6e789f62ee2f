#include "gateway/domain/shadow.hpp"

namespace kruispunt::domain {

void mark_shadows(facts& known, const shadow_regions& in_shadow) {
    if (in_shadow.empty()) return;
    const auto mark = [&in_shadow](stored_signal& signal) {
        signal.in_shadow = in_shadow.contains(signal.region);
    };
    if (known.own) mark(*known.own);
    if (known.match) mark(known.match->other);
    for (auto* signals : {&known.same_child, &known.family, &known.siblings})
        for (stored_signal& signal : *signals)
            mark(signal);
}

} // namespace kruispunt::domain
