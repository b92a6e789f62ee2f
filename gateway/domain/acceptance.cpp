#include "gateway/domain/acceptance.hpp"

#include <algorithm>
#include <utility>

namespace kruispunt::domain {

namespace {

const speaking_region* whose(const acceptance& says, const std::vector<speaking_region>& regions) {
    const auto at = std::find_if(regions.begin(), regions.end(), [&says](const auto& each) {
        return !each.oin.empty() && each.oin == says.oin;
    });
    return at == regions.end() ? nullptr : &*at;
}

bool lists_every_step(const acceptance& says) {
    return std::equal(
        says.steps.begin(), says.steps.end(), examination_steps.begin(), examination_steps.end()
    );
}

// Every index is called; one whose feed is read calls nobody.
bool has_its_roles(const acceptance& says, const speaking_region& region) {
    const auto tested = [&says](std::string_view role) {
        return std::find(says.roles.begin(), says.roles.end(), role) != says.roles.end();
    };
    return tested("server") && (region.only_called || tested("client"));
}

judged_acceptance failed(acceptance_step at, acceptance_fault why, std::string region = {}) {
    return {at, why, std::move(region)};
}

judged_acceptance judge_for(const acceptance& says, const speaking_region& region, instant now) {
    using step = acceptance_step;
    using fault = acceptance_fault;
    if (says.protocol_version != region.protocol_version)
        return failed(step::version, fault::another_version, region.region);
    if (!has_its_roles(says, region))
        return failed(step::roles, fault::role_missing, region.region);
    if (now < says.accepted_at) return failed(step::term, fault::not_yet, region.region);
    if (now > says.valid_until) return failed(step::term, fault::over, region.region);
    return {step::term, fault::none, region.region};
}

} // namespace

judged_acceptance judge(
    const presented_acceptance& presented, const std::vector<speaking_region>& regions, instant now
) {
    using step = acceptance_step;
    using fault = acceptance_fault;
    if (!presented.says) return failed(step::form, fault::unreadable);
    if (!presented.is_signed) return failed(step::signature, fault::not_signed);
    const acceptance& says = *presented.says;
    if (!lists_every_step(says)) return failed(step::examination, fault::step_missing);
    const speaking_region* const region = whose(says, regions);
    if (!region) return failed(step::member, fault::unknown_oin);
    if (says.protocol != region->protocol)
        return failed(step::member, fault::another_protocol, region->region);
    return judge_for(says, *region, now);
}

} // namespace kruispunt::domain
