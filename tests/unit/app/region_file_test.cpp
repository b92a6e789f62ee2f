#include "gateway/app/region_file.hpp"
#include "tests/support/temporary_folder.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <stdexcept>

namespace kruispunt::app {
namespace {

class RegionFile : public ::testing::Test {
protected:
    region_file read(const std::string& text) const {
        std::filesystem::create_directories(folder_);
        std::ofstream(folder_ / "region.toml") << text;
        return read_region_file(folder_);
    }

    std::string complaint_about(const std::string& text) const {
        try {
            read(text);
            return {};
        } catch (const std::runtime_error& e) {
            return e.what();
        }
    }

    support::temporary_folder scratch_;
    std::filesystem::path folder_ = scratch_.path() / "kennemerland";
};

TEST_F(RegionFile, ACopiedFolderIsARegionOfItsOwn) {
    const region_file made = read("protocol = \"other\"\nsandbox_oin = \"1\"\n"
                                  "messages = [\"PUT /{region}/v1/x\"]\n"
                                  "[sandbox_options]\na = \"b\"\n");
    EXPECT_EQ(made.name, "kennemerland");
    EXPECT_EQ(made.protocol, "other");
    EXPECT_EQ(made.messages, std::vector<std::string>{"PUT /kennemerland/v1/x"});
    EXPECT_EQ(made.offline, made.options);
    EXPECT_FALSE(made.signs);
}

TEST_F(RegionFile, SpeaksItsOwnProtocolWhereNothingIsSaid) {
    EXPECT_EQ(read("sandbox_oin = \"1\"\n").protocol, "kennemerland");
}

TEST_F(RegionFile, MaySayWhatPeopleCallItAndWhereItLies) {
    const region_file made = read("name = \"Kennemerland\"\nprovinces = [\"NH\", \"ZH\"]\n");
    EXPECT_EQ(made.title, "Kennemerland");
    EXPECT_EQ(made.provinces, (std::vector<std::string>{"NH", "ZH"}));
    EXPECT_EQ(read("signs = true\n").title, "kennemerland");
    EXPECT_NE(
        complaint_about("provinces = [1]\n").find("region.toml:1: a province is"), std::string::npos
    );
}

TEST_F(RegionFile, MayHaveOtherSettingsForWhatIsTriedOffline) {
    const region_file made = read("[sandbox_options]\na = \"b\"\n[offline_options]\na = \"c\"\n");
    EXPECT_EQ(made.options.at("a"), "b");
    EXPECT_EQ(made.offline.at("a"), "c");
}

TEST_F(RegionFile, SaysWhatIsWrongAndWhere) {
    EXPECT_NE(
        complaint_about("protocal = \"x\"\n").find("region.toml:1: unknown key"), std::string::npos
    );
    EXPECT_NE(
        complaint_about("\nmessages = [1]\n").find("region.toml:2: a message is not"),
        std::string::npos
    );
    EXPECT_NE(complaint_about("messages = 1\n").find("is not a list"), std::string::npos);
}

TEST_F(RegionFile, OnlyFoldersThatHaveOneAreRegions) {
    read("sandbox_oin = \"2\"\n");
    std::filesystem::create_directories(scratch_.path() / "_template");
    const auto found = find_regions(scratch_.path());
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found.front().name, "kennemerland");
}

} // namespace
} // namespace kruispunt::app
