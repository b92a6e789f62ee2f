#include "gateway/federation/admission.hpp"

#include "gateway/domain/duty_to_inform.hpp"
#include "gateway/domain/retention.hpp"

namespace kruispunt::federation {

namespace {

using namespace domain;

result<void> admit_birth_date(const child& who, const region_policy& policy, day today) {
    if (!who.birth_date) return {};
    if (!who.birth_date->possible_on(today))
        return make_error(errc::date_invalid, field::birth_date);
    if (who.birth_date->age_on(today) >= policy.age_limit_years)
        return make_error(errc::age_exceeded, field::birth_date);
    return {};
}

bool active_on(day today, const dated_signal& signal, const region_policy& policy) {
    const bool lapses = signal.stage == life_stage::closed;
    const day until = lapses ? closed_until(policy, signal.date) : expires_on(policy, signal.date);
    return today < until;
}

// A migration may bring signals that are inactive already, where the region knows that.
bool may_enter_inactive(const dated_signal& signal, const region_policy& policy, day today) {
    return signal.reason == mutation_reason::administration &&
           policy.archive_from != archive_start::none && today < forget_on(policy, signal.date);
}

} // namespace

result<std::vector<warning>> admit(const command& c, const region_policy& policy, instant now) {
    const auto* submitted = std::get_if<submit_signal>(&c.act);
    if (!submitted) return std::vector<warning>{};
    const signal_content& signal = submitted->content;
    if (auto ok = admit_birth_date(signal.child, policy, amsterdam_day(now)); !ok)
        return ok.error();
    std::vector<warning> warnings;
    if (!duty_to_inform_met(signal)) warnings.push_back(warning::duty_to_inform);
    return warnings;
}

result<void> admit_date(const dated_signal& signal, const region_policy& policy, day today) {
    if (today < signal.date) return make_error(errc::date_invalid, field::date);
    if (active_on(today, signal, policy)) return {};
    if (may_enter_inactive(signal, policy, today)) return {};
    return make_error(errc::date_invalid, field::date);
}

} // namespace kruispunt::federation
