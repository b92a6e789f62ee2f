#include "gateway/domain/signal.hpp"

namespace kruispunt::domain {

std::string_view wire_word(signal_state state) {
    switch (state) {
    case signal_state::active:
        return "actief";
    case signal_state::closed:
        return "afgesloten";
    case signal_state::inactive:
        return "inactief";
    case signal_state::withdrawn:
        return "ingetrokken";
    case signal_state::lapsed:
        return "vervallen";
    case signal_state::frozen:
        return "bevroren";
    }
    return {};
}

bool destroys(withdrawal_reason reason) {
    return reason != withdrawal_reason::other;
}

std::string_view wire_word(warning w) {
    return w == warning::duty_to_inform ? "INFORMATIEPLICHT" : "NIET_GEMATCHT";
}

} // namespace kruispunt::domain
