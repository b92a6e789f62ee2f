#pragma once

#include <filesystem>
#include <stdexcept>

namespace kruispunt::app {

/// Another process holds the folder.
class folder_in_use : public std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// The folder that holds everything kept: `store.db`, `keys.db`, `ring.key`; also the operators'
/// socket. Held by one process
/// at a time; a second one is refused (`folder_in_use`).
class data_folder {
public:
    explicit data_folder(std::filesystem::path folder);
    ~data_folder();

    data_folder(const data_folder&) = delete;
    data_folder& operator=(const data_folder&) = delete;

    std::filesystem::path store() const { return folder_ / "store.db"; }

    std::filesystem::path keys() const { return folder_ / "keys.db"; }

    std::filesystem::path ring() const { return ring_of(folder_); }

    /// Where a sandbox says how far its clock was moved.
    static std::filesystem::path clock_offset_of(const std::filesystem::path& folder) {
        return folder / "clock-offset";
    }

    /// The socket that operators come in by, while a gateway runs.
    static std::filesystem::path operators_of(const std::filesystem::path& folder) {
        return folder / "operators.sock";
    }

    /// The key that signs the heads of the audit trail.
    static std::filesystem::path head_key_of(const std::filesystem::path& folder) {
        return folder / "heads.key";
    }

    /// Where a data folder keeps its key ring.
    static std::filesystem::path ring_of(const std::filesystem::path& folder) {
        return folder / "ring.key";
    }

private:
    std::filesystem::path folder_;
    int lock_ = -1;
};

} // namespace kruispunt::app
