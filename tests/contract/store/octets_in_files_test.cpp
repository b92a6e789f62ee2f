#include "tests/support/octets_in_files.hpp"
#include "tests/support/temporary_folder.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <atomic>
#include <fstream>
#include <thread>

namespace kruispunt::support {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

void write(const std::filesystem::path& file, const std::string& octets) {
    std::ofstream(file, std::ios::binary) << octets;
}

// What the search for a child's octets rests on.
TEST(OctetsInFiles, AreFoundAtTheBeginningInTheMiddleAndAtTheEnd) {
    const temporary_folder folder;
    const std::string filling(1 << 20, '.');
    write(folder.path() / "begins", "word" + filling);
    write(folder.path() / "holds", filling + '\0' + "word" + filling);
    write(folder.path() / "ends", filling + "word");
    write(folder.path() / "has part of it", filling + "wor");
    write(folder.path() / "is empty", "");
    const octets_in_files files(folder.path());
    EXPECT_THAT(files.holding("word"), ElementsAre("begins", "ends", "holds"));
    EXPECT_THAT(files.holding("wor"), ElementsAre("begins", "ends", "has part of it", "holds"));
    EXPECT_THAT(files.holding("words"), IsEmpty());
    EXPECT_TRUE(files.hold("word"));
    EXPECT_FALSE(files.hold("words"));
}

TEST(OctetsInFiles, AFileThatIsGoneHoldsNothing) {
    const temporary_folder folder;
    EXPECT_EQ(octets_of_file(folder.path() / "gone"), "");
}

TEST(OctetsInFiles, OfAFileThatShrinksMeanwhileOnlyWhatWasReadCounts) {
    const temporary_folder folder;
    const std::filesystem::path file = folder.path() / "log";
    const std::string all(4 << 20, 'x');
    write(file, all);
    std::atomic<bool> enough{false};
    std::thread cutting([&] {
        while (!enough) {
            std::filesystem::resize_file(file, 0);
            write(file, all);
        }
    });
    for (int n = 0; n < 100; ++n) {
        const std::string read = octets_of_file(file);
        EXPECT_TRUE(std::all_of(read.begin(), read.end(), [](char c) { return c == 'x'; }));
    }
    enough = true;
    cutting.join();
}

} // namespace
} // namespace kruispunt::support
