#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <stdlib.h>

namespace kruispunt::certs::testing {

/// A fresh folder, removed with all it holds when the object goes.
class temporary_folder {
public:
    temporary_folder() {
        auto pattern = (std::filesystem::path(::testing::TempDir()) / "certs-XXXXXX").string();
        if (::mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no temporary folder");
        path_ = pattern;
    }

    temporary_folder(const temporary_folder&) = delete;
    temporary_folder& operator=(const temporary_folder&) = delete;

    ~temporary_folder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }

    [[nodiscard]] const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

/// The permission bits of a file.
inline unsigned mode_of(const std::filesystem::path& file) {
    return static_cast<unsigned>(std::filesystem::status(file).permissions()) & 0777U;
}

} // namespace kruispunt::certs::testing
