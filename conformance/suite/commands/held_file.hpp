#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace kruispunt::conformance::suite::commands {

/// A file that nobody else holds until this ends: whoever wants it waits.
class held_file {
public:
    /// Waits for it; a link is followed. Throws std::runtime_error naming the file.
    explicit held_file(const std::filesystem::path& file);
    ~held_file();
    held_file(const held_file&) = delete;
    held_file& operator=(const held_file&) = delete;

    /// What it holds now.
    std::string content() const;
    /// Whoever sees the file sees the whole of it; who may read it stays as it was.
    void replace(std::string_view octets) const;

private:
    void wait();

    std::filesystem::path file_;
    int descriptor_ = -1;
};

} // namespace kruispunt::conformance::suite::commands
