#include "tests/arch/browser_tests.hpp"
#include "tests/arch/named_paths.hpp"
#include "tests/arch/on_the_project.hpp"
#include "tests/arch/sizes.hpp"
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

/// Builds and git's own are no part of what pages tell of.
std::vector<std::string> folders_in(const fs::path& folder) {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator{folder}) {
        const auto name = entry.path().filename().string();
        if (entry.is_directory() && name != "build" && name != ".git") {
            names.push_back(name);
        }
    }
    return names;
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

TEST(Tree, FilesThatAreRunOrCompiledAreShort) {
    expect_none(over_text_files(check_length));
}

TEST(Tree, BrowserTestsWaitBeforeTheirFirstTest) {
    expect_none(over_text_files(check_waits_after_tests));
}

TEST(Tree, LinksOfPagesLeadSomewhere) {
    const auto exists = [](const std::string& path) { return fs::exists(project_root() / path); };
    const auto found =
        over_text_files([&exists](const std::string& path, const std::string& content) {
            return path.ends_with(".md") ? check_links(path, content, exists) : findings{};
        });
    expect_none(found);
}

TEST(Tree, PathsThatPagesNameAreThere) {
    const auto tops = folders_in(project_root());
    const auto rooms = folders_in(project_root() / "gateway");
    ASSERT_FALSE(rooms.empty());
    const auto exists = [](const std::string& path) { return fs::exists(project_root() / path); };
    const auto found = over_text_files(
        [&tops, &rooms, &exists](const std::string& path, const std::string& content) {
            return path.ends_with(".md") ? check_named_paths(path, content, tops, rooms, exists)
                                         : findings{};
        }
    );
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

std::size_t named_and_gone(const std::string& text) {
    const auto exists = [](const std::string& path) {
        return path == "docs/privacy.md" || path == "gateway/exchange/lane.hpp";
    };
    return check_named_paths("a.md", text, {"docs", "gateway"}, {"exchange"}, exists).size();
}

TEST(Tree, PathThatAPageNamesAndIsGoneIsFound) {
    EXPECT_EQ(named_and_gone("see `docs/gone.md`, and `gateway/exchange/gone`."), 2U);
    EXPECT_EQ(named_and_gone("```\nin → exchange/gone → out\n```\n"), 1U);
    EXPECT_EQ(named_and_gone("`exchange/gone.`"), 1U);
}

TEST(Tree, WaitAfterATestIsFoundAtItsLine) {
    for (const auto* const wait :
         {"const a = (await f()).b;", "await f();", "export const a = await f();"}) {
        const auto after = std::string("test('one', () => 1);\n\n") + wait + "\n";
        const auto found = check_waits_after_tests("a.test.mjs", after);
        ASSERT_EQ(found.size(), 1U) << wait;
        EXPECT_EQ(found.front().line, 3U);
        EXPECT_EQ(check_waits_after_tests("a.mjs", after), findings{}) << "no test";
        EXPECT_EQ(
            check_waits_after_tests("a.test.mjs", std::string(wait) + "\ntest('one', f);"),
            findings{}
        );
    }
    EXPECT_EQ(
        check_waits_after_tests("a.test.mjs", "for (;;)\n    test('one', f);\nawait f();").size(),
        1U
    );
}

TEST(Tree, WaitsInsideTestsAndFunctionsAreLetBe) {
    for (const auto* const text :
         {"test('one', async () => {\n    await f();\n});\n",
          "test('one', f);\nconst read = async (path) => await ask(path);\n",
          "test('one', f);\n// await what comes\nconst awaited = 1;\n"})
        EXPECT_EQ(check_waits_after_tests("a.test.mjs", text), findings{}) << text;
}

TEST(Tree, PathsThatAreThereOrStandForOthersAreLetBe) {
    for (const auto* text :
         {"`docs/privacy.md` `exchange/lane` `gateway/exchange/lane.hpp:12`",
          "`docs/<region>.md` `docs/*.md` `exchange/{gone,lost}` `exchange/…` `docs/PAGE/one.md`",
          "docs/gone.md is no code",
          "```sh\ncp docs/privacy.md docs/gone.md\n```\n",
          "`elsewhere/gone.md` `/docs/gone.md` `https://example.nl/docs/gone.md`"}) {
        EXPECT_EQ(named_and_gone(text), 0U) << text;
    }
}

} // namespace
} // namespace kruispunt::arch
