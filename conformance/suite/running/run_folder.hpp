#pragma once

#include "conformance/suite/reporting/recorded_run.hpp"

#include <filesystem>
#include <string>
#include <string_view>

namespace kruispunt::conformance::suite::running {

/// The folder that a run leaves behind. Whoever sees a file of it sees the whole of it.
class run_folder {
public:
    /// Makes the folder. Throws std::runtime_error where it cannot be made or holds a run already:
    /// evidence of two runs is evidence of none.
    explicit run_folder(std::filesystem::path at);

    const std::filesystem::path& path() const { return at_; }

    /// Writes the file, and keeps it for `files`. Throws std::runtime_error naming it.
    void write(const std::string& name, std::string content);
    /// A file that is made from the others, and no evidence.
    void write_beside(const std::string& name, std::string_view content) const;

    /// Everything that was written: what a run is judged by.
    const reporting::run_files& files() const { return files_; }

private:
    std::filesystem::path at_;
    reporting::run_files files_;
};

} // namespace kruispunt::conformance::suite::running
