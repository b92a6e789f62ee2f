#include "gateway/domain/reach.hpp"

#include <algorithm>

namespace kruispunt::domain {

namespace {

bool numberless(const counterparty& other) {
    return !other.organisation_phone;
}

} // namespace

bool hangs_on_number(const region_policy& receiver) {
    const bool professional = receiver.learns(disclosed_field::reporter_name) &&
                              (receiver.learns(disclosed_field::reporter_phone) ||
                               receiver.learns(disclosed_field::reporter_email));
    return receiver.learns(disclosed_field::organisation_phone) && !professional;
}

bool without_reach(const disclosure& told, const region_policy& receiver) {
    if (!hangs_on_number(receiver)) return false;
    const auto& all = told.counterparties();
    return (told.counterparty() && numberless(*told.counterparty())) ||
           std::any_of(all.begin(), all.end(), numberless);
}

} // namespace kruispunt::domain
