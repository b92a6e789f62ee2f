#include "gateway/app/ready_file.hpp"
#include "tests/support/temporary_folder.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <fstream>

namespace kruispunt::app {
namespace {

nlohmann::json written(const config& configured) {
    const support::temporary_folder folder;
    const auto file = folder.path() / "ready.json";
    write_ready_file(file, configured, {1001, 1002, 1003});
    return nlohmann::json::parse(std::ifstream(file));
}

config with_region(const char* name, const char* signing) {
    config configured;
    configured.exchange.address = "0.0.0.0";
    configured.portal.address = "127.0.0.1";
    configured.internal.address = "127.0.0.1";
    region_config region;
    region.name = name;
    if (signing != nullptr) region.options.emplace("signing", signing);
    configured.regions.push_back(region);
    return configured;
}

TEST(ReadyFile, SaysWhereTheGatewayServes) {
    const auto ready = written(with_region("sisa", nullptr));
    EXPECT_EQ(ready.at("exchange"), "https://localhost:1001");
    EXPECT_EQ(ready.at("portal"), "https://127.0.0.1:1002");
    EXPECT_EQ(ready.at("internal"), "http://127.0.0.1:1003");
    EXPECT_FALSE(ready.contains("sisa_signing"));
}

// proves: ESAR-91.5
TEST(ReadyFile, SaysWhetherARegionSigns) {
    for (const char* state : {"on", "off"})
        EXPECT_EQ(written(with_region("esar", state)).at("esar_signing"), state);
}

} // namespace
} // namespace kruispunt::app
