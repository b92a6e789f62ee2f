#include "gateway/app/configured_members.hpp"

#include "gateway/app/region_file.hpp"

#include <algorithm>
#include <filesystem>
#include <string_view>
#include <utility>

namespace kruispunt::app {

namespace {

// All protocols of the contract are at their first version.
constexpr std::string_view protocol_version = "1";

bool only_called(const std::string& region, const federation_setup& federation) {
    const auto& all = federation.participants;
    const auto at = std::find_if(all.begin(), all.end(), [&region](const auto& each) {
        return each.region == region;
    });
    return at != all.end() && at->adapter.feed() != nullptr;
}

// A folder need not say more of its region than how its messages look.
void name_on_a_map(portal::member_facts& one, const std::filesystem::path& mapping) {
    if (!std::filesystem::exists(mapping / "region.toml")) return;
    const region_file file = read_region_file(mapping);
    one.name = file.title;
    one.provinces = file.provinces;
}

} // namespace

std::string host_of(const std::string& url) {
    const auto scheme = url.find("://");
    if (scheme == url.npos) return {};
    const std::string rest = url.substr(scheme + 3);
    return rest.substr(0, rest.find_first_of(":/"));
}

std::vector<portal::member_facts>
configured_members(const config& c, const federation_setup& federation) {
    std::vector<portal::member_facts> all;
    for (const region_config& region : c.regions) {
        portal::member_facts one;
        one.region = region.name;
        one.oin = region.oin;
        one.protocol = region.protocol;
        one.protocol_version = std::string(protocol_version);
        one.host = host_of(region.url);
        one.only_called = only_called(region.name, federation);
        name_on_a_map(one, c.mappings / region.name);
        all.push_back(std::move(one));
    }
    return all;
}

} // namespace kruispunt::app
