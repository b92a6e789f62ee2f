#pragma once

#include <filesystem>

namespace kruispunt::app {

/// The folder that holds everything kept: `store.db`, `keys.db`, `ring.key`. Held by one process
/// at a time; a second one is refused (std::runtime_error).
class data_folder {
public:
    explicit data_folder(std::filesystem::path folder);
    ~data_folder();

    data_folder(const data_folder&) = delete;
    data_folder& operator=(const data_folder&) = delete;

    std::filesystem::path store() const { return folder_ / "store.db"; }

    std::filesystem::path keys() const { return folder_ / "keys.db"; }

    std::filesystem::path ring() const { return ring_of(folder_); }

    /// Where a data folder keeps its key ring.
    static std::filesystem::path ring_of(const std::filesystem::path& folder) {
        return folder / "ring.key";
    }

private:
    std::filesystem::path folder_;
    int lock_ = -1;
};

} // namespace kruispunt::app
