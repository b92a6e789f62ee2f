#pragma once

#include "conformance/gateways/kernel/book.hpp"
#include "conformance/gateways/kernel/telling.hpp"
#include "conformance/gateways/moved_clock.hpp"
#include "conformance/mutation/mutation.hpp"

#include <string_view>

namespace kruispunt::conformance::gateways::kernel {

/// What every act works with. Refers to all of it.
struct desk {
    book& holds;
    telling& tells;
    const moved_clock& clock;
    const mutation::mutation& broken;

    bool behaves(std::string_view word) const { return broken.behaves(word); }
};

} // namespace kruispunt::conformance::gateways::kernel
