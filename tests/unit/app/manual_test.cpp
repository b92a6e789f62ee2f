#include "gateway/ports/alarms.hpp"

#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>
#include <string>

namespace kruispunt::app {
namespace {

namespace fs = std::filesystem;

const fs::path project = KRUISPUNT_PROJECT;

std::string text_of(const fs::path& file) {
    std::ifstream in(file);
    EXPECT_TRUE(in) << file;
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

/// What stands between `before` and `after` in each line that begins so.
std::set<std::string>
words_in(const std::string& text, const std::string& before, const std::string& after) {
    std::set<std::string> found;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        const auto at = line.find(before);
        if (at == std::string::npos) continue;
        const auto from = at + before.size();
        const auto end = line.find(after, from);
        if (end != std::string::npos) found.insert(line.substr(from, end - from));
    }
    return found;
}

std::string severity_of(const ports::alarm_kind& kind) {
    return kind.how == ports::severity::alarm ? "(alarm)" : "(warning)";
}

// proves: BEH-08.4
TEST(Manual, HasAnEntryForEachAlarmAndForNoOther) {
    const std::string manual = text_of(project / "docs" / "operating.md");
    std::set<std::string> entries = words_in(manual, "- **`", "`** (");
    for (const ports::alarm_kind& kind : ports::alarm_kinds) {
        const std::string word(kind.word);
        EXPECT_EQ(entries.erase(word), 1U) << word << " has no entry in docs/operating.md";
        EXPECT_NE(manual.find("- **`" + word + "`** " + severity_of(kind)), std::string::npos)
            << word << " has another severity in the manual";
    }
    EXPECT_THAT(entries, testing::IsEmpty()) << "entries of alarms that there are not";
}

bool is_source(const fs::path& file) {
    return file.extension() == ".cpp" || file.extension() == ".hpp";
}

// An alarm that nobody raises is a page of the manual for nothing.
TEST(Manual, EachAlarmIsRaisedSomewhere) {
    const fs::path table = project / "gateway" / "ports" / "alarms.hpp";
    std::set<std::string> unused = words_in(text_of(table), "        alarm_code::", ",");
    ASSERT_EQ(unused.size(), ports::alarm_kinds.size());
    std::string all;
    for (const auto& entry : fs::recursive_directory_iterator(project / "gateway"))
        if (is_source(entry.path()) && entry.path().filename() != "alarms.hpp" &&
            entry.path().filename() != "alarm_commands.cpp")
            all += text_of(entry.path());
    for (auto each = unused.begin(); each != unused.end();)
        each = all.find("alarm_code::" + *each) != std::string::npos ? unused.erase(each)
                                                                     : std::next(each);
    EXPECT_THAT(unused, testing::IsEmpty());
}

// What is written to the log as an alarm and stands nowhere would be seen once or never.
TEST(Manual, NobodyWritesAnAlarmToTheLogPastThePort) {
    const std::set<std::string> knows{
        "alarms.hpp", "standing_alarms.cpp", "log_journal.cpp", "alarm_page.cpp", "gauges.cpp"};
    for (const auto& entry : fs::recursive_directory_iterator(project / "gateway"))
        if (is_source(entry.path()) && !knows.contains(entry.path().filename().string())) {
            EXPECT_EQ(text_of(entry.path()).find("severity::alarm"), std::string::npos)
                << entry.path();
        }
}

} // namespace
} // namespace kruispunt::app
