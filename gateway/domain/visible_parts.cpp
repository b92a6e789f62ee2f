#include "gateway/domain/visible_parts.hpp"

namespace kruispunt::domain {

namespace {

bool shows(const region_policy& receiver, disclosed_field part) {
    const bool of_reporter = part >= disclosed_field::reporter_name;
    return receiver.learns(part) &&
           (!of_reporter || receiver.learns(disclosed_field::reporter_name));
}

} // namespace

bool sees_change(
    const region_policy& receiver, const contact_parts& before, const contact_parts& after
) {
    for (std::size_t i = 0; i < contact_part_count; ++i)
        if (shows(receiver, static_cast<disclosed_field>(i)) && before.at(i) != after.at(i))
            return true;
    return false;
}

bool sees_change(const region_policy& receiver, const follow_up& before, const follow_up& after) {
    if (receiver.learns(disclosed_field::consent) && before.consent != after.consent) return true;
    return receiver.learns(disclosed_field::coordinator) && before.lead != after.lead;
}

} // namespace kruispunt::domain
