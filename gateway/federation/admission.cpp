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

// COM-36: a migration may bring signals that are inactive already, where the region knows that.
bool may_enter_inactive(const command& c, const region_policy& policy, day date, day today) {
    return c.reason == mutation_reason::administration &&
           policy.archive_from != archive_start::none && today < forget_on(policy, date);
}

result<void> admit_date(const command& c, const region_policy& policy, day date, day today) {
    const bool active_today = date <= today && today < expires_on(policy, date);
    if (active_today) return {};
    if (date <= today && may_enter_inactive(c, policy, date, today)) return {};
    return make_error(errc::date_invalid, field::date);
}

bool carried_out(const command& c) {
    return !std::holds_alternative<relocate_signal>(c.act) &&
           !std::holds_alternative<update_match>(c.act) &&
           !std::holds_alternative<inspect_child>(c.act);
}

} // namespace

result<std::vector<warning>> admit(const command& c, const region_policy& policy, instant now) {
    if (!carried_out(c)) return make_error(errc::value_invalid, field::operation);
    const auto* submitted = std::get_if<submit_signal>(&c.act);
    if (!submitted) return std::vector<warning>{};
    const day today = amsterdam_day(now);
    const signal_content& signal = submitted->content;
    if (auto ok = admit_birth_date(signal.child, policy, today); !ok) return ok.error();
    if (auto ok = admit_date(c, policy, signal.date, today); !ok) return ok.error();
    std::vector<warning> warnings;
    if (!duty_to_inform_met(signal)) warnings.push_back(warning::duty_to_inform);
    return warnings;
}

} // namespace kruispunt::federation
