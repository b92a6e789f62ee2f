#include "gateway/federation/history.hpp"

#include "gateway/federation/matching.hpp"

namespace kruispunt::federation {

using namespace domain;

void tell_history(
    const stored_signal& given, const facts& known, const circumstances& at, teller& tell
) {
    if (!takes_part(given, amsterdam_day(at.now))) return;
    for (const stored_signal& earlier : known.same_child) {
        if (earlier.state != signal_state::inactive) continue;
        if (!concern_each_other(given, earlier, at.policy)) continue;
        if (identities_clash(given.compared, earlier.compared)) continue;
        tell.history(given, earlier);
    }
}

} // namespace kruispunt::federation
