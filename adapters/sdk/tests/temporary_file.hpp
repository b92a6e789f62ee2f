#pragma once

#include <filesystem>
#include <fstream>
#include <string_view>
#include <unistd.h>

namespace kruispunt::adapters::sdk {

/// A file with the given text that is gone again with the object.
class temporary_file {
public:
    explicit temporary_file(std::string_view text)
        : path_(
              std::filesystem::temp_directory_path() /
              ("kruispunt-sdk-" + std::to_string(::getpid()) + "-" + std::to_string(next()))
          ) {
        std::ofstream(path_) << text;
    }

    temporary_file(const temporary_file&) = delete;
    temporary_file& operator=(const temporary_file&) = delete;

    ~temporary_file() {
        std::error_code ignored;
        std::filesystem::remove(path_, ignored);
    }

    const std::filesystem::path& path() const { return path_; }

private:
    static int next() {
        static int count = 0;
        return ++count;
    }

    std::filesystem::path path_;
};

} // namespace kruispunt::adapters::sdk
