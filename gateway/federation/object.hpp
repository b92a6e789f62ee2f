#pragma once

#include "gateway/domain/use_case.hpp"

namespace kruispunt::federation {

/// The verb `enter_objection`: who asks is judged by the child's age, then the signal is frozen at
/// once (BEH-10, COM-37). Its matches stand, nobody is told anything. An objection that is pending
/// already is answered as it is.
extern const domain::use_case enter_objection;

/// The verb `decide_objection`: upheld, the signal is destroyed as one given by mistake is
/// (COM-31); rejected, it is free again and matched with all that came meanwhile. Where time has
/// ended it, so it stays.
extern const domain::use_case decide_objection;

/// An objection that was not decided by its day: it is said so once, to the operators.
extern const domain::use_case remind_of_objection;

/// The name under which objections that were not decided in time are counted.
inline constexpr char objections_overdue[] = "objections_overdue";

} // namespace kruispunt::federation
