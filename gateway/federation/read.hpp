#pragma once

#include "gateway/domain/use_case.hpp"

namespace kruispunt::federation {

/// Today's state of a signal of the asking region (MS-02). One that ended, was never known or is
/// another region's is `signal_unknown`, alike.
extern const domain::use_case read;

/// The open matches of a signal of the asking region, in the order in which they were made, page by
/// page (ESAR-15, MS-06). BSN clashes are none.
extern const domain::use_case list;

} // namespace kruispunt::federation
