#include "gateway/app/offline_adapter.hpp"

#include "adapters/registry.hpp"
#include "adapters/sdk/disclosure_check.hpp"
#include "adapters/sdk/policy_file.hpp"
#include "certs/sandbox_pki.hpp"

#include <stdexcept>

namespace kruispunt::app {

namespace {

ports::adapter_setup setup_of(
    const std::filesystem::path& mappings,
    const region_file& region,
    const domain::region_policy& policy
) {
    ports::adapter_setup setup;
    setup.region = region.name;
    setup.mappings = mappings / region.name;
    setup.gateway_oin = certs::gateway_oin;
    setup.region_oin = region.oin;
    setup.endpoint = "https://localhost";
    setup.sandbox = true;
    setup.policy = policy;
    for (const region_file& other : find_regions(mappings))
        setup.participants.push_back(other.oin);
    setup.options = region.offline;
    return setup;
}

} // namespace

offline_adapter
make_offline_adapter(const std::filesystem::path& mappings, const std::string& region) {
    const auto folder = mappings / region;
    if (!std::filesystem::exists(folder / "region.toml"))
        throw std::runtime_error(
            "there is no region '" + region + "' under " + mappings.string() +
            " (a folder with a region.toml)"
        );
    offline_adapter made;
    made.region = read_region_file(folder);
    made.policy = adapters::sdk::load_policy(folder / "policy.toml");
    adapters::sdk::check_disclosure(adapters::sdk::load_mappings(folder), made.policy);
    const auto make = adapters::find_adapter(made.region.protocol);
    if (make == nullptr)
        throw std::runtime_error(
            (folder / "region.toml").string() + ": " +
            adapters::no_adapter_for(made.region.protocol)
        );
    made.adapter = make(setup_of(mappings, made.region, made.policy));
    return made;
}

} // namespace kruispunt::app
