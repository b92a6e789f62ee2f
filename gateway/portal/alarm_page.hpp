#pragma once

#include "gateway/portal/answers.hpp"
#include "gateway/portal/call.hpp"
#include "gateway/ports/alarms.hpp"

namespace kruispunt::portal {

/// An alarm that stands, as the API shows it: `code`, `ernst` (`alarm`, `waarschuwing`), `betreft`,
/// `naam` (which region or certificate; null where there is but one), `sinds`, `betekenis` and
/// `logregel`, the line of the log, which says what to do.
json shown(const ports::standing_alarm& alarm);

/// Whether the alarm is of what somebody may see: of one region where they are that region's.
bool concerns(const ports::standing_alarm& alarm, const scope& within);

/// `/alarmen`: the alarms that stand, the gravest and oldest first. Any thread.
class alarm_page {
public:
    /// `alarms` must outlive the page.
    explicit alarm_page(const ports::alarms& alarms) : alarms_(alarms) {}

    ports::task<ports::http_response> list(call c);

private:
    const ports::alarms& alarms_;
};

} // namespace kruispunt::portal
