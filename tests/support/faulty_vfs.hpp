#pragma once

#include <cerrno>
#include <filesystem>
#include <random>
#include <string>

namespace kruispunt::support {

/// What shall fail, and how.
struct fault {
    enum class deed { write, sync };

    deed of = deed::write;
    int at = 1;            ///< the n-th of them from now on
    int number = EIO;      ///< the errno it fails with
    bool lasting = false;  ///< all after it too, until `heal`
    std::string file = {}; ///< only files whose name ends so
};

/// A disk that fails when a test says so: while it lives it stands before the system's own VFS as
/// SQLite's default. A write that fails with EIO has written its first half; a sync that succeeds
/// does nothing but count as one. One at a time; all files opened through it must be closed before
/// it goes. Any thread.
class faulty_vfs {
public:
    faulty_vfs();
    ~faulty_vfs();

    faulty_vfs(const faulty_vfs&) = delete;
    faulty_vfs& operator=(const faulty_vfs&) = delete;

    /// From now on.
    void fail(const fault& planned);

    /// Whatever was planned is over.
    void heal();

    /// Whether what was planned has happened.
    bool struck() const;

    /// Copies the files of `folder` to `to` as a loss of power at this moment would leave them: of
    /// what was written or cut since a file's last sync each piece is there or not, as `lot` wills.
    void lose_power(
        const std::filesystem::path& folder, const std::filesystem::path& to, std::mt19937& lot
    ) const;
};

} // namespace kruispunt::support
