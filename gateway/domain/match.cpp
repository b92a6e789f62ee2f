#include "gateway/domain/match.hpp"

namespace kruispunt::domain {

std::string_view wire_word(match_kind kind) {
    switch (kind) {
    case match_kind::child:
        return "kind";
    case match_kind::family:
        return "gezin";
    case match_kind::bsn_clash:
        return "bsn_botsing";
    case match_kind::possible:
        return "mogelijke_match";
    }
    return {};
}

std::string_view wire_word(end_reason reason) {
    return reason == end_reason::withdrawn ? "ingetrokken" : "verlopen";
}

} // namespace kruispunt::domain
