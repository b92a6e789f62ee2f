#include "tests/simulation/driver/federation.hpp"

#include "tests/simulation/driver/places.hpp"
#include "tests/support/sealed_commands.hpp"

namespace kruispunt::simulation {

using namespace domain;

federation_policy four_regions() {
    auto policy = support::four_regions();
    for (auto& [name, region] : policy.regions) {
        region.may_learn.set();
        if (name != "sisa") continue;
        for (const auto hidden :
             {disclosed_field::reporter_name,
              disclosed_field::reporter_function,
              disclosed_field::reporter_phone,
              disclosed_field::reporter_email,
              disclosed_field::consent,
              disclosed_field::coordinator})
            region.may_learn.reset(static_cast<std::size_t>(hidden));
    }
    policy.municipalities = area_of_code;
    return policy;
}

} // namespace kruispunt::simulation
