#include "gateway/app/federation_setup.hpp"

#include "adapters/registry.hpp"
#include "adapters/sdk/disclosure_check.hpp"
#include "adapters/sdk/policy_file.hpp"

#include <stdexcept>
#include <utility>

namespace kruispunt::app {

namespace {

// shared because the policy that holds the table is copied about
domain::municipal_areas areas_in(std::shared_ptr<const adapters::sdk::municipality_table> table) {
    return [table = std::move(table)](const std::string& code, domain::day on) {
        const auto found = table->find(code, on);
        return found ? std::optional(domain::municipal_area{found->code, found->index})
                     : std::nullopt;
    };
}

domain::federation_policy load_policies(const config& from) {
    domain::federation_policy policy;
    policy.different_organisation = from.different_organisation;
    policy.intra_region = from.intra_region;
    policy.identity_corrections = from.identity_corrections;
    policy.remind_after = from.remind_after;
    policy.escalate_after = from.escalate_after;
    policy.holidays = from.holidays;
    policy.inspections_a_day = from.inspections_a_day;
    policy.objection_weeks = from.objection_weeks;
    policy.relocation_notice = from.relocation_notice;
    policy.announces = from.coordination.has_value();
    policy.municipalities = areas_in(
        std::make_shared<adapters::sdk::municipality_table>(from.mappings / "municipalities.tsv")
    );
    for (const region_config& region : from.regions) {
        const auto file = from.mappings / region.name / "policy.toml";
        policy.regions.emplace(region.name, adapters::sdk::load_policy(file));
    }
    return policy;
}

std::unique_ptr<ports::region_adapter> make_adapter(
    const config& from, const region_config& region, const domain::federation_policy& policy
) {
    const auto make = adapters::find_adapter(region.protocol);
    if (!make)
        throw std::runtime_error(
            from.file.string() + ": region " + region.name + ": " +
            adapters::no_adapter_for(region.protocol)
        );
    ports::adapter_setup setup;
    setup.region = region.name;
    setup.mappings = from.mappings / region.name;
    setup.gateway_oin = from.oin;
    setup.region_oin = region.oin;
    setup.endpoint = region.url;
    setup.sandbox = from.sandbox;
    setup.policy = policy.of(region.name);
    adapters::sdk::check_disclosure(adapters::sdk::load_mappings(setup.mappings), setup.policy);
    for (const region_config& other : from.regions)
        setup.participants.push_back(other.oin);
    setup.options = region.options;
    setup.folder = from.file.parent_path();
    setup.ca = from.ca;
    setup.crl = from.crl;
    setup.known = region.known;
    return make(setup);
}

// "https://host:port/path" without its path.
std::string origin_of(const std::string& url) {
    const auto scheme = url.find("://");
    if (scheme == url.npos) return url;
    return url.substr(0, url.find('/', scheme + 3));
}

} // namespace

federation_setup load_federation(const config& from) {
    federation_setup made{
        load_policies(from),
        adapters::sdk::municipality_table(from.mappings / "municipalities.tsv"),
        {},
        {}};
    for (const region_config& region : from.regions) {
        made.adapters.push_back(make_adapter(from, region, made.policy));
        made.participants.push_back(
            {region.name, region.oin, origin_of(region.url), *made.adapters.back()}
        );
    }
    return made;
}

} // namespace kruispunt::app
