#include "certs/pki_files.hpp"

#include <array>
#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

namespace kruispunt::certs {
namespace {

constexpr mode_t private_mode = 0600;
constexpr mode_t public_mode = 0644;
constexpr std::size_t largest_file = 1024 * 1024;

[[noreturn]] void fail_on(const std::filesystem::path& file, int error, const char* doing) {
    throw std::system_error(
        error, std::generic_category(), std::string(doing) + " " + file.string()
    );
}

class open_file {
public:
    open_file(const std::filesystem::path& path, int flags, mode_t mode)
        : path_(path), descriptor_(::open(path.c_str(), flags | O_CLOEXEC, mode)) {
        if (descriptor_ < 0) fail_on(path, errno, "opening");
    }

    open_file(const open_file&) = delete;
    open_file& operator=(const open_file&) = delete;

    ~open_file() { ::close(descriptor_); }

    void write_all(std::string_view text) {
        while (!text.empty()) {
            const auto written = ::write(descriptor_, text.data(), text.size());
            if (written < 0 && errno == EINTR) continue;
            if (written < 0) fail_on(path_, errno, "writing");
            text.remove_prefix(static_cast<std::size_t>(written));
        }
        if (::fsync(descriptor_) != 0) fail_on(path_, errno, "flushing");
    }

    std::string read_all() {
        std::string text;
        std::array<char, 16 * 1024> piece{};
        for (;;) {
            const auto got = ::read(descriptor_, piece.data(), piece.size());
            if (got < 0 && errno == EINTR) continue;
            if (got < 0) fail_on(path_, errno, "reading");
            if (got == 0) return text;
            text.append(piece.data(), static_cast<std::size_t>(got));
            if (text.size() > largest_file) fail_on(path_, EFBIG, "reading");
        }
    }

private:
    std::filesystem::path path_;
    int descriptor_;
};

void write_new(const std::filesystem::path& file, std::string_view text, mode_t mode) {
    open_file target(file, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, mode);
    try {
        target.write_all(text);
    } catch (...) {
        ::unlink(file.c_str());
        throw;
    }
}

void replace(const std::filesystem::path& file, std::string_view text, mode_t mode) {
    auto beside = file;
    beside += ".new";
    std::filesystem::remove(beside);
    write_new(beside, text, mode);
    std::filesystem::rename(beside, file);
}

} // namespace

void write_new_private_file(const std::filesystem::path& file, std::string_view text) {
    write_new(file, text, private_mode);
}

void write_new_public_file(const std::filesystem::path& file, std::string_view text) {
    write_new(file, text, public_mode);
}

void replace_public_file(const std::filesystem::path& file, std::string_view text) {
    replace(file, text, public_mode);
}

void replace_private_file(const std::filesystem::path& file, std::string_view text) {
    replace(file, text, private_mode);
}

std::string read_small_file(const std::filesystem::path& file) {
    return open_file(file, O_RDONLY, 0).read_all();
}

} // namespace kruispunt::certs
