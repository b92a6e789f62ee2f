#include "conformance/text/moved_clock.hpp"

namespace kruispunt::conformance::text {

bool moved_clock::set_ahead(std::chrono::milliseconds ahead) {
    if (ahead > furthest_ahead_ || ahead < -furthest_back_) return false;
    ahead_ = ahead;
    return true;
}

std::string moved_clock::today() const {
    constexpr std::size_t day_length = 10;
    const instant at = now();
    return rfc3339(at + amsterdam_offset(at)).substr(0, day_length);
}

} // namespace kruispunt::conformance::text
