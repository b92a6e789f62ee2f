#include "gateway/app/data_folder.hpp"

#include <fcntl.h>
#include <stdexcept>
#include <sys/file.h>
#include <unistd.h>
#include <utility>

namespace kruispunt::app {

data_folder::data_folder(std::filesystem::path folder) : folder_(std::move(folder)) {
    const auto file = folder_ / "lock";
    lock_ = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (lock_ < 0)
        throw std::runtime_error(
            "data folder " + folder_.string() + ": cannot be used; is it there, and ours?"
        );
    if (::flock(lock_, LOCK_EX | LOCK_NB) == 0) return;
    ::close(lock_);
    throw folder_in_use(
        "data folder " + folder_.string() + ": another gateway runs on it; stop that one first"
    );
}

data_folder::~data_folder() {
    ::close(lock_);
}

} // namespace kruispunt::app
