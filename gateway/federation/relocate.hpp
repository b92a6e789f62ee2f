#pragma once

#include "gateway/domain/use_case.hpp"

namespace kruispunt::federation {

/// A region tells that the child of one of its signals moved (COM-26): the coordination passes to
/// the new municipality, all sides and the reporters' regions are told, and the index in whose area
/// the child came to live gets a relocation notice. A move that is older than what is known of
/// where the child lives is kept and told nobody; one that another region told before is told on
/// once.
extern const domain::use_case relocate;

} // namespace kruispunt::federation
