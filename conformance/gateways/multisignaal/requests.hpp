#pragma once

#include "conformance/gateways/kernel/act.hpp"
#include "conformance/gateways/kernel/values.hpp"
#include "conformance/gateways/multisignaal/resources.hpp"
#include "conformance/wire/http.hpp"

#include <cstddef>

namespace kruispunt::conformance::gateways::multisignaal {

/// Which page of a list (MS-09).
struct page {
    std::size_t number = 1;
    std::size_t size = 25;
    /// Whether the query chose any of it.
    bool chosen = false;
};

/// Judges the query of the operation: parameters that it does not know (MS-09.5).
void judge_query(
    const wire::target_parts& target,
    const place& at,
    std::string_view method,
    kernel::value_rules& rules
);

page read_page(const wire::target_parts& target, kernel::value_rules& rules);

/// What a call of an operation that is no page and no document comes to; all that is wrong is added
/// to the rules' findings.
kernel::act read_act(
    const wire::request& got,
    const wire::target_parts& target,
    const place& at,
    kernel::value_rules& rules
);

} // namespace kruispunt::conformance::gateways::multisignaal
