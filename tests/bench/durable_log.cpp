#include "tests/bench/durable_log.hpp"

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <fcntl.h>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace kruispunt::bench {
namespace {

constexpr std::uint64_t reserve_step = 64U * 1024 * 1024;

void require_disk(bool held, const char* doing) {
    if (held) return;
    std::perror(doing);
    std::_Exit(EXIT_FAILURE);
}

} // namespace

durable_log::durable_log(const std::string& file, std::function<void()> on_durable)
    : file_(::open(file.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600)),
      on_durable_(std::move(on_durable)) {
    if (file_ < 0) throw std::system_error(errno, std::generic_category(), file);
    writer_ = std::thread(&durable_log::write_groups, this);
}

durable_log::~durable_log() {
    {
        const std::lock_guard lock(access_);
        ending_ = true;
    }
    filled_.notify_one();
    writer_.join();
    ::close(file_);
}

std::uint64_t durable_log::append(std::string_view bytes) {
    const std::lock_guard lock(access_);
    const bool was_empty = waiting_.empty();
    waiting_.append(bytes);
    appended_ += bytes.size();
    if (was_empty) filled_.notify_one();
    return appended_;
}

void durable_log::write_groups() {
    std::string group;
    std::uint64_t end = 0;
    for (;;) {
        {
            std::unique_lock lock(access_);
            filled_.wait(lock, [this] { return !waiting_.empty() || ending_; });
            if (waiting_.empty()) return;
            group.clear();
            group.swap(waiting_);
            end = appended_;
        }
        reserve(end);
        write_whole(group);
        require_disk(::fdatasync(file_) == 0, "fdatasync");
        durable_ = end;
        ++groups_;
        on_durable_();
    }
}

/// Blocks are taken in large steps, so that few syncs have to write the file's metadata.
void durable_log::reserve(std::uint64_t size) {
    if (size <= reserved_) return;
    const auto from = static_cast<off_t>(reserved_);
    reserved_ += reserve_step;
    const auto error = ::posix_fallocate(file_, from, static_cast<off_t>(reserve_step));
    errno = error;
    require_disk(error == 0, "posix_fallocate");
}

void durable_log::write_whole(std::string_view bytes) {
    while (!bytes.empty()) {
        const auto written = ::write(file_, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        require_disk(written > 0, "write");
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
}

} // namespace kruispunt::bench
