#include "conformance/suite/commands/held_file.hpp"

#include "conformance/suite/commands/recorded_folder.hpp"

#include <fcntl.h>
#include <stdexcept>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace kruispunt::conformance::suite::commands {
namespace {

/// Whether the name still is of what was opened: whoever held it before may have replaced it.
bool is_still(const std::filesystem::path& file, int descriptor) {
    struct stat opened {};

    struct stat named {};

    return fstat(descriptor, &opened) == 0 && stat(file.c_str(), &named) == 0 &&
           opened.st_dev == named.st_dev && opened.st_ino == named.st_ino;
}

} // namespace

held_file::held_file(const std::filesystem::path& file) : file_(std::filesystem::canonical(file)) {
    wait();
    while (!is_still(file_, descriptor_))
        wait();
}

held_file::~held_file() {
    close(descriptor_);
}

void held_file::wait() {
    if (descriptor_ >= 0) close(descriptor_);
    descriptor_ = open(file_.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor_ < 0 || flock(descriptor_, LOCK_EX) != 0)
        throw std::runtime_error(file_.string() + ": cannot be held");
}

std::string held_file::content() const {
    return content_of(file_);
}

void held_file::replace(std::string_view octets) const {
    const auto who_may = std::filesystem::status(file_).permissions();
    write_whole(file_, octets);
    std::filesystem::permissions(file_, who_may);
}

} // namespace kruispunt::conformance::suite::commands
