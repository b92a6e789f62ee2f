#pragma once

#include "gateway/portal/answers.hpp"
#include "gateway/portal/report_book.hpp"

#include <string>

namespace kruispunt::portal {

/// The seven steps with their outcome, as `stappen` shows them (BEH-13.2).
json steps_of(const verified_report& report);

/// The word of the step that does not hold, and why with what comes next, in Dutch; empty where all
/// hold. Nothing in it is of the record but the name of a member.
std::string failed_step_of(const verified_report& report);
std::string why_refused(const verified_report& report);

/// A row of the list (BEH-13), by the clock's moment of now.
json shown(const verified_report& report, domain::instant now);

/// How many whole days are left until a moment; negative once it is past.
std::int64_t days_until(domain::instant end, domain::instant now);

} // namespace kruispunt::portal
