#include "gateway/federation/withdraw.hpp"

#include "gateway/federation/coordination.hpp"
#include "gateway/federation/end_of_child.hpp"
#include "gateway/federation/ending.hpp"
#include "gateway/federation/pairs.hpp"
#include "gateway/federation/standing.hpp"

namespace kruispunt::federation {

namespace {

using namespace domain;

decision decide_any(
    const sealed_command& command,
    withdrawal_reason reason,
    const facts& known,
    const circumstances& at
) {
    if (auto ok = as_expected(command, known); !ok) return {ok.error(), {}};
    if (!known.own) return {answer_without_signal(known, at), {}};
    if (overtaken(command, known)) return {make_error(errc::message_expired, field::sent_at), {}};
    decision decided = removed(command, known, at, signal_state::withdrawn, destroys(reason));
    teller tell(command, at, decided.effects);
    if (reason == withdrawal_reason::death) {
        destroy_child(known, {end_reason::withdrawn, true}, at, tell, decided.effects);
        return decided;
    }
    const bool wrongful = reason == withdrawal_reason::mistake;
    end_all(known, end_reason::withdrawn, wrongful, tell, decided.effects);
    tell_coordination(&*known.own, nullptr, known, at, tell, decided.effects);
    return decided;
}

needs facts_of(const sealed_command& command) {
    needs asked{command.signal_key, std::nullopt};
    asked.as_stored = true;
    asked.siblings = true;
    return asked;
}

decision decide(const sealed_command& command, const facts& known, const circumstances& at) {
    const auto reason = std::get<sealed_withdraw>(command.act).reason;
    return recorded("withdraw", command, at, decide_any(command, reason, known, at));
}

} // namespace

const use_case withdraw{facts_of, decide};

} // namespace kruispunt::federation
