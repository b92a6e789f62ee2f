#include "gateway/app/config.hpp"
#include "tests/support/temporary_folder.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <stdexcept>
#include <string>

namespace kruispunt::app {
namespace {

// The settings of the only region, whose section ends with these lines.
std::map<std::string, std::string, std::less<>> settings_in(const std::string& lines) {
    const support::temporary_folder folder;
    std::ofstream(folder.path() / "kruispunt.toml")
        << "[gateway]\noin = \"1\"\ndata = \"d\"\nmappings = \"m\"\nca = \"c\"\n"
           "certificate = \"c\"\nkey = \"k\"\n[exchange]\nlisten = \"127.0.0.1:0\"\n"
           "[portal]\nlisten = \"127.0.0.1:0\"\n[internal]\nlisten = \"127.0.0.1:0\"\n"
           "[north]\noin = \"2\"\n"
        << lines;
    return load_config(folder.path() / "kruispunt.toml").regions.at(0).options;
}

TEST(region_settings, a_protocols_own_are_handed_on_as_text) {
    const auto read = settings_in("colour = \"red\"\nwait_s = 20\npages = \"5\"\n");
    EXPECT_EQ(read.size(), 3U);
    EXPECT_EQ(read.at("colour"), "red");
    EXPECT_EQ(read.at("wait_s"), "20");
    EXPECT_EQ(read.at("pages"), "5");
}

TEST(region_settings, what_is_neither_a_text_nor_a_whole_number_is_refused) {
    for (const auto* bad : {"wait_s = 1.5\n", "wait_s = true\n", "wait_s = [20]\n"})
        EXPECT_THROW(settings_in(bad), std::runtime_error) << bad;
}

} // namespace
} // namespace kruispunt::app
