#pragma once

#include "gateway/domain/use_case.hpp"
#include "gateway/ports/audit_trail.hpp"

namespace kruispunt::store::sqlite {

/// What the trail is to say of an entry, and of which row's signal; 0: of none that is held.
struct deed_on_signal {
    ports::audit_deed deed; ///< without salts
    domain::signal_number signal = 0;
};

/// Whether it commits to anything but a remark.
bool commits(const ports::audit_deed& deed);

/// Of something that is on no signal.
ports::audit_deed deed_of(const domain::audit_entry& entry);

/// What was decided, of which an entry tells.
struct decided_act {
    const domain::sealed_command& command;
    const domain::facts& known;
    domain::signal_number made = 0; ///< the number of the signal that it writes; 0: none
};

/// Of an entry of a decision.
deed_on_signal deed_of(const domain::audit_entry& entry, const decided_act& decided);

} // namespace kruispunt::store::sqlite
