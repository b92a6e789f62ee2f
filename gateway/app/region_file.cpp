#include "gateway/app/region_file.hpp"

#include "adapters/sdk/toml_table.hpp"

#include <toml++/toml.h>

#include <algorithm>

namespace kruispunt::app {

namespace {

namespace fs = std::filesystem;
using adapters::sdk::toml_table;

region_file::settings read_settings(const toml_table& t, std::string_view key) {
    region_file::settings read;
    t.texts(key, [&read](std::string_view name, std::string value, std::uint32_t) {
        read.emplace(name, std::move(value));
    });
    return read;
}

// `{region}` stands for the folder's name, so that a copied folder needs no change here.
std::string filled(std::string message, const std::string& region) {
    constexpr std::string_view gap = "{region}";
    const auto at = message.find(gap);
    if (at != message.npos) message.replace(at, gap.size(), region);
    return message;
}

} // namespace

region_file read_region_file(const fs::path& folder) {
    const fs::path file = folder / "region.toml";
    const toml::table parsed = adapters::sdk::parse_toml(file);
    const toml_table t(file, parsed);
    t.allow("name provinces protocol sandbox_oin signs sandbox_options offline_options messages");
    region_file region;
    region.name = folder.filename().string();
    region.protocol = t.text("protocol", region.name);
    region.title = t.text("name", region.name);
    t.items("provinces", [&](const toml::node& item) {
        if (!item.is_string()) t.fail(item.source(), "a province is two letters, as \"UT\"");
        region.provinces.push_back(item.as_string()->get());
    });
    region.oin = t.text("sandbox_oin");
    region.signs = t.flag("signs", false);
    region.options = read_settings(t, "sandbox_options");
    region.offline =
        parsed.contains("offline_options") ? read_settings(t, "offline_options") : region.options;
    t.items("messages", [&](const toml::node& item) {
        if (!item.is_string()) t.fail(item.source(), "a message is not \"METHOD /target\"");
        region.messages.push_back(filled(item.as_string()->get(), region.name));
    });
    return region;
}

std::vector<region_file> find_regions(const fs::path& mappings) {
    std::vector<region_file> found;
    for (const auto& entry : fs::directory_iterator(mappings))
        if (fs::exists(entry.path() / "region.toml"))
            found.push_back(read_region_file(entry.path()));
    std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) {
        return a.oin < b.oin;
    });
    return found;
}

} // namespace kruispunt::app
