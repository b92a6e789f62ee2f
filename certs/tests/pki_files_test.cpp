#include "certs/pki_files.hpp"
#include "certs/tests/file_mode.hpp"
#include "tests/support/temporary_folder.hpp"

#include <gtest/gtest.h>

#include <csignal>
#include <fstream>
#include <sys/resource.h>
#include <sys/stat.h>
#include <system_error>

namespace kruispunt::certs {
namespace {

using testing::mode_of;

class pki_files_test : public ::testing::Test {
protected:
    std::filesystem::path file(const char* name) { return folder_.path() / name; }

    support::temporary_folder folder_;
};

class umask_guard {
public:
    explicit umask_guard(mode_t mask) : before_(::umask(mask)) {}

    umask_guard(const umask_guard&) = delete;
    umask_guard& operator=(const umask_guard&) = delete;

    ~umask_guard() { ::umask(before_); }

private:
    mode_t before_;
};

TEST_F(pki_files_test, a_private_file_is_its_owners_whatever_the_umask) {
    const umask_guard permissive(0);
    write_new_private_file(file("a.key"), "secret");
    EXPECT_EQ(mode_of(file("a.key")), 0600U);
    EXPECT_EQ(read_small_file(file("a.key")), "secret");
}

TEST_F(pki_files_test, nothing_is_overwritten) {
    write_new_private_file(file("a.key"), "first");
    EXPECT_THROW(write_new_private_file(file("a.key"), "second"), std::system_error);
    EXPECT_EQ(read_small_file(file("a.key")), "first");
}

TEST_F(pki_files_test, no_link_is_followed) {
    std::filesystem::create_symlink(file("elsewhere"), file("a.key"));
    EXPECT_THROW(write_new_private_file(file("a.key"), "secret"), std::system_error);
    EXPECT_FALSE(std::filesystem::exists(file("elsewhere")));
}

/// Files of this process may not grow beyond `bytes`: a disk that is full half-way.
class file_size_guard {
public:
    explicit file_size_guard(rlim_t bytes) : handler_(std::signal(SIGXFSZ, SIG_IGN)) {
        ::getrlimit(RLIMIT_FSIZE, &before_);
        const rlimit smaller{bytes, before_.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &smaller);
    }

    file_size_guard(const file_size_guard&) = delete;
    file_size_guard& operator=(const file_size_guard&) = delete;

    ~file_size_guard() {
        ::setrlimit(RLIMIT_FSIZE, &before_);
        std::signal(SIGXFSZ, handler_);
    }

private:
    void (*handler_)(int);
    rlimit before_{};
};

TEST_F(pki_files_test, a_file_that_cannot_be_written_whole_is_removed) {
    {
        const file_size_guard full(4);
        EXPECT_THROW(write_new_private_file(file("a.key"), "secret"), std::system_error);
    }
    EXPECT_FALSE(std::filesystem::exists(file("a.key")));
}

TEST_F(pki_files_test, a_public_file_may_be_read_by_all) {
    const umask_guard ordinary(022);
    write_new_public_file(file("a.pem"), "public");
    EXPECT_EQ(mode_of(file("a.pem")), 0644U);
}

TEST_F(pki_files_test, a_public_file_is_replaced_in_one_step) {
    write_new_public_file(file("crl.pem"), "old");
    std::ifstream reader(file("crl.pem"));
    replace_public_file(file("crl.pem"), "new");
    std::string seen;
    reader >> seen;
    EXPECT_EQ(seen, "old") << "the reader's file was changed under its hands";
    EXPECT_EQ(read_small_file(file("crl.pem")), "new");
}

TEST_F(pki_files_test, what_a_broken_replacement_left_is_no_obstacle) {
    write_new_public_file(file("crl.pem"), "old");
    write_new_public_file(file("crl.pem.new"), "half");
    replace_public_file(file("crl.pem"), "new");
    EXPECT_EQ(read_small_file(file("crl.pem")), "new");
    EXPECT_FALSE(std::filesystem::exists(file("crl.pem.new")));
}

TEST_F(pki_files_test, reading_has_a_limit) {
    constexpr std::size_t limit = 1024 * 1024;
    write_new_public_file(file("largest"), std::string(limit, 'x'));
    write_new_public_file(file("larger"), std::string(limit + 1, 'x'));
    EXPECT_EQ(read_small_file(file("largest")).size(), limit);
    EXPECT_THROW(static_cast<void>(read_small_file(file("larger"))), std::system_error);
    EXPECT_THROW(static_cast<void>(read_small_file(file("absent"))), std::system_error);
}

} // namespace
} // namespace kruispunt::certs
