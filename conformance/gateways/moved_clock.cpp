#include "conformance/gateways/moved_clock.hpp"

namespace kruispunt::conformance::gateways {

bool moved_clock::set_ahead(std::chrono::milliseconds ahead) {
    if (ahead > furthest || ahead < -furthest) return false;
    ahead_ = ahead;
    return true;
}

std::string moved_clock::today() const {
    constexpr std::size_t day_length = 10;
    const text::instant at = now();
    return text::rfc3339(at + text::amsterdam_offset(at)).substr(0, day_length);
}

} // namespace kruispunt::conformance::gateways
