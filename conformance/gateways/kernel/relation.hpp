#pragma once

#include "conformance/gateways/kernel/book.hpp"
#include "conformance/mutation/mutation.hpp"

namespace kruispunt::conformance::gateways::kernel {

/// What two signals have to do with one another.
enum class relation {
    none,
    child,  ///< one child (COM-22)
    family, ///< two children with a parent in common (COM-23)
    clash   ///< one number, two children (COM-38)
};

/// Between active signals of different regions and organisations; `none` for all others.
relation relation_between(
    const held_signal& one, const held_signal& other, const mutation::mutation& broken
);

/// One number, and birth dates and first given names that contradict one another, all four known.
bool contradict(const content& one, const content& other);

} // namespace kruispunt::conformance::gateways::kernel
