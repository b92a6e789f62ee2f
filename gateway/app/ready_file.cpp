#include "gateway/app/ready_file.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <fstream>
#include <stdexcept>
#include <string>

namespace kruispunt::app {

namespace {

// A certificate names hosts; an address that means "all" is reached as localhost.
std::string url(const std::string& scheme, const endpoint& at, std::uint16_t port) {
    const bool any = at.address == "0.0.0.0" || at.address == "::";
    return scheme + "://" + (any ? "localhost" : at.address) + ":" + std::to_string(port);
}

} // namespace

void write_ready_file(
    const std::filesystem::path& file, const config& configured, const bound_ports& bound
) {
    nlohmann::ordered_json ready;
    ready["exchange"] = url("https", configured.exchange, bound.exchange);
    ready["portal"] = url("https", configured.portal, bound.portal);
    ready["internal"] = url("http", configured.internal, bound.internal);
    for (const region_config& region : configured.regions)
        if (const auto signing = region.options.find("signing"); signing != region.options.end())
            ready[region.name + "_signing"] = signing->second;
    auto partial = file;
    partial += ".partial";
    std::ofstream(partial) << ready.dump() << '\n';
    std::error_code failed;
    std::filesystem::rename(partial, file, failed);
    if (failed) throw std::runtime_error("ready file " + file.string() + ": " + failed.message());
}

} // namespace kruispunt::app
