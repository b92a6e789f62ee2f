#include "conformance/tests/pki.hpp"

#include <gtest/gtest.h>

#include <csignal>
#include <sys/wait.h>
#include <unistd.h>

namespace kruispunt::conformance::tests {
namespace {

bool has_folder_of(pid_t process) {
    const auto prefix = "conformance-" + std::to_string(process) + "-";
    for (const auto& each :
         std::filesystem::directory_iterator(std::filesystem::temp_directory_path()))
        if (each.path().filename().string().starts_with(prefix)) return true;
    return false;
}

TEST(TemporaryFolder, GoesWithItsObject) {
    std::filesystem::path path;
    {
        const temporary_folder folder;
        path = folder.path();
        EXPECT_TRUE(std::filesystem::is_directory(path));
        EXPECT_TRUE(has_folder_of(getpid()));
    }
    EXPECT_FALSE(std::filesystem::exists(path));
}

TEST(TemporaryFolder, OfAKilledTestGoesWithTheNext) {
    const pid_t child = fork();
    if (child == 0) {
        const temporary_folder left;
        raise(SIGKILL);
    }
    ASSERT_GT(child, 0);
    ASSERT_EQ(waitpid(child, nullptr, 0), child);
    const temporary_folder next;
    EXPECT_FALSE(has_folder_of(child));
    EXPECT_TRUE(has_folder_of(getpid())) << "those of tests that run stay";
}

} // namespace
} // namespace kruispunt::conformance::tests
