#include "tests/arch/on_the_project.hpp"
#include "tests/arch/tree.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

namespace kruispunt::arch {
namespace {

namespace fs = std::filesystem;

using findings = std::vector<finding>;

/// Runs `check(path, content)` over every text file of the project.
template <class Check>
findings over_text_files(Check check) {
    findings all;
    for (const auto& path : project_files(project_root())) {
        const auto content = read_text(project_root() / path);
        if (is_text(content)) {
            const auto some = check(path, content);
            all.insert(all.end(), some.begin(), some.end());
        }
    }
    return all;
}

// The project itself.

TEST(Tree, TopLevelHoldsOnlyTheRooms) {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator{project_root()}) {
        names.push_back(entry.path().filename().string());
    }
    ASSERT_NE(std::ranges::find(names, "CMakeLists.txt"), names.end());
    expect_none(check_top_level(names));
}

TEST(Tree, NoFileNamesAMachinesFolders) {
    expect_none(over_text_files(check_machine_paths));
}

TEST(Tree, LinksOfPagesLeadSomewhere) {
    const auto exists = [](const std::string& path) { return fs::exists(project_root() / path); };
    const auto found =
        over_text_files([&exists](const std::string& path, const std::string& content) {
            return path.ends_with(".md") ? check_links(path, content, exists) : findings{};
        });
    expect_none(found);
}

// The checkers, on samples.

TEST(Tree, StrangerAtTheTopIsFound) {
    EXPECT_TRUE(check_top_level({"gateway", "dev", ".gitignore", "LICENSE", "build"}).empty());
    const auto found = check_top_level({"gateway", "scripts", "notes.txt"});
    ASSERT_EQ(found.size(), 2U);
    EXPECT_EQ(found[0].path, "scripts");
}

TEST(Tree, MachinePathIsFoundAtItsLine) {
    // Put together here, so that this file does not hold one.
    const std::string home = std::string{"/"} + "home/me/kruispunt";
    const auto found = check_machine_paths("a.md", "one\ncd " + home + "\n");
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].line, 2U);
    EXPECT_EQ(check_machine_paths("a.json", "{\"x\":\"" + home + "\"}").size(), 1U);
}

TEST(Tree, PathsOfUrlsAndVariablesAreLetBe) {
    const std::string home = std::string{"/"} + "home/x";
    EXPECT_TRUE(check_machine_paths("a.md", "https://example.nl" + home).empty());
    EXPECT_TRUE(check_machine_paths("a.sh", "$ROOT" + home).empty());
    EXPECT_TRUE(check_machine_paths("a.sh", "${ROOT}" + home).empty());
}

TEST(Tree, DeadLinkIsFoundAtItsLine) {
    const auto exists = [](const std::string& path) { return path == "docs/privacy.md"; };
    const auto judge = [&exists](const std::string& text) {
        return check_links("docs/adr/one.md", text, exists);
    };
    const auto found = judge("text\n[here](gone.md) and [there](../privacy.md#a)\n");
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].line, 2U);
    EXPECT_EQ(judge("[out](../../../elsewhere.md)").size(), 1U);
    EXPECT_EQ(judge("![picture](gone.svg \"title\")").size(), 1U);
}

TEST(Tree, OtherLinksAreLetBe) {
    const auto exists = [](const std::string& path) { return path == "docs/privacy.md"; };
    for (const auto* text :
         {"[a](https://example.nl/x.md)",
          "[a](#heading)",
          "[a](mailto:a@example.nl)",
          "`[a](gone.md)`",
          "```\n[a](gone.md)\n```\n",
          "[a](privacy.md)"}) {
        EXPECT_EQ(report(check_links("docs/page.md", text, exists)), "") << text;
    }
}

} // namespace
} // namespace kruispunt::arch
