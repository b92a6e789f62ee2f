#include "gateway/app/gateway_clock.hpp"

#include <fstream>
#include <stdexcept>
#include <string>
#include <sys/stat.h>
#include <utility>

namespace kruispunt::app {

namespace {

using std::chrono::milliseconds;

// Another number for another file; the offset's is always replaced as a whole.
std::uint64_t identity_of(const std::filesystem::path& file) {
    struct stat found {};

    if (::stat(file.c_str(), &found) != 0) return 0;
    return static_cast<std::uint64_t>(found.st_ino) * 1'000'000'007U +
           static_cast<std::uint64_t>(found.st_mtim.tv_sec) * 1'000'000'000U +
           static_cast<std::uint64_t>(found.st_mtim.tv_nsec);
}

} // namespace

milliseconds read_clock_offset(const std::filesystem::path& file) {
    std::ifstream in(file);
    if (!in) return milliseconds(0);
    std::int64_t offset = 0;
    in >> offset;
    if (!in || offset < 0)
        throw std::runtime_error(
            file.string() + ": holds no offset in milliseconds; take the file away to be at the "
                            "machine's time again"
        );
    return milliseconds(offset);
}

void write_clock_offset(const std::filesystem::path& file, milliseconds offset) {
    const std::filesystem::path fresh = file.string() + ".new";
    std::ofstream out(fresh, std::ios::trunc);
    out << offset.count() << '\n';
    out.close();
    if (!out) throw std::runtime_error(fresh.string() + ": cannot be written");
    std::filesystem::rename(fresh, file);
}

gateway_clock::gateway_clock(std::filesystem::path offset_file, bool sandbox)
    : offset_file_(std::move(offset_file)), sandbox_(sandbox) {
    if (!sandbox && std::filesystem::exists(offset_file_))
        throw std::runtime_error(
            offset_file_.string() + ": moves the clock, which only a sandbox may; its store was "
                                    "swept by a moved clock and belongs to no real gateway"
        );
    if (sandbox) offset_ms_ = read_clock_offset(offset_file_).count();
}

domain::instant gateway_clock::machine_time() const {
    return std::chrono::floor<milliseconds>(std::chrono::system_clock::now());
}

domain::instant gateway_clock::now() const {
    if (!sandbox_) return machine_time();
    look_at_file();
    return machine_time() + milliseconds(offset_ms_);
}

void gateway_clock::look_at_file() const {
    const std::uint64_t there = identity_of(offset_file_);
    if (there == seen_) return;
    try {
        offset_ms_ = read_clock_offset(offset_file_).count();
    } catch (const std::runtime_error&) {
        // Nothing is done because time goes on as it was where the file was damaged meanwhile; the
        // next start says what is wrong.
    }
    seen_ = there;
}

} // namespace kruispunt::app
