#include "gateway/federation/ending.hpp"

#include "gateway/domain/retention.hpp"

namespace kruispunt::federation {

namespace {

using namespace domain;

outcome ended(std::string reference, signal_state state, day today) {
    outcome done;
    done.what = outcome::effect::ended;
    done.reference = std::move(reference);
    done.state = state;
    done.expires_on = today;
    return done;
}

} // namespace

result<outcome> answer_without_signal(const facts& known, const circumstances& at) {
    if (!known.ended) return make_error(errc::signal_unknown, field::signal_id);
    return ended({}, signal_state::withdrawn, amsterdam_day(at.now));
}

bool overtaken(const sealed_command& command, const facts& known) {
    return command.sent_at && known.own->sent_at && *command.sent_at < *known.own->sent_at;
}

decision removed(
    const sealed_command& command,
    const facts& known,
    const circumstances& at,
    signal_state becomes,
    bool at_once
) {
    const stored_signal& own = *known.own;
    decision decided{ended(own.reference, becomes, amsterdam_day(at.now)), {}};
    const day forget = forget_on(at.policy.of(command.region), own.date);
    // Of what is objected to nothing may be told any more, whyever its region ends it (BEH-10).
    decided.effects.removal = signal_removal{own.number, at_once || own.frozen, forget};
    decided.effects.overtaken.push_back({own.number, std::nullopt});
    return decided;
}

} // namespace kruispunt::federation
