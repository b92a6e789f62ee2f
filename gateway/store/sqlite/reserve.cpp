#include "gateway/store/sqlite/reserve.hpp"

#include <fcntl.h>
#include <system_error>
#include <unistd.h>

namespace kruispunt::store::sqlite {

namespace {

constexpr off_t size = 8 << 20;
constexpr std::uintmax_t a_little_more = 1U << 20U;

} // namespace

reserve::reserve(const std::filesystem::path& store) : file_(store.string() + "-reserve") {
    (void)take_back();
}

void reserve::give_up() {
    std::error_code absent;
    std::filesystem::remove(file_, absent);
}

bool reserve::take_back() {
    std::error_code unknown;
    const std::uintmax_t held = std::filesystem::file_size(file_, unknown);
    if (!unknown && held == static_cast<std::uintmax_t>(size)) return true;
    const auto room = std::filesystem::space(file_.parent_path(), unknown);
    return !unknown && room.available >= static_cast<std::uintmax_t>(size) + a_little_more &&
           make();
}

bool reserve::make() {
    const int handle = ::open(file_.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
    if (handle < 0) return false;
    const bool held = ::posix_fallocate(handle, 0, size) == 0;
    ::close(handle);
    if (!held) give_up();
    return held;
}

} // namespace kruispunt::store::sqlite
