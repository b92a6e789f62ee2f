#pragma once

#include "gateway/portal/answers.hpp"
#include "gateway/portal/call.hpp"
#include "gateway/ports/alarms.hpp"
#include "gateway/ports/outbox_desk.hpp"
#include "gateway/ports/region_store.hpp"
#include "gateway/ports/traffic.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace kruispunt::portal {

/// Whether calls to a region go through: `gesloten` (they do), `open` (none before `tot`), `op
/// proef`.
json shown(const ports::circuit& circuit);

/// The same for whoever may know no exact count (BEH-00.4): a circuit moves when a notice is tried,
/// so of it is told what the alarm that the region takes nothing tells, and nothing else.
json shown_roughly(std::string_view region, const std::vector<ports::standing_alarm>& standing);

/// What became of all that was ever owed, and whether that sum holds (`sluit`).
json shown(const ports::outbox_sum& sum);

/// What the pages work with; all of it must outlive them.
struct delivery_parts {
    ports::region_store& regions;
    ports::outbox_desk& desk;
    ports::traffic& traffic;
};

/// `/aflevering`: what is to be delivered and what came of it, and an operator's hand on dead
/// letters (BEH-04). By ids, never a value of a person. Any thread.
class delivery_pages {
public:
    explicit delivery_pages(const delivery_parts& parts) : parts_(parts) {}

    /// Per region the queue, the dead letters and the circuit; and the sum of all that was owed.
    ports::task<ports::http_response> overview(call c);

    /// `…/meldingen?toestand=dood|wachtend`, with `regio`, `na` (a `nummer`) and `aantal`.
    ports::task<ports::http_response> list(call c);

    /// `…/meldingen/{id}`.
    ports::task<ports::http_response> show(call c);

    /// `POST …/dode-brieven/{id}/opnieuw`: it is queued again.
    ports::task<ports::http_response> redrive(call c);

    /// `POST …/dode-brieven/{id}/vervallen`, and `…/meldingen/{id}/vervallen` also for what is
    /// queued: it is given up, with a reason.
    ports::task<ports::http_response> give_up(call c);

private:
    ports::task<domain::result<std::optional<ports::undelivered>>>
    seen(domain::uuid id, scope within);

    delivery_parts parts_;
};

} // namespace kruispunt::portal
