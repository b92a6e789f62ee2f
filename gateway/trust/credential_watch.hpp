#pragma once

#include "gateway/ports/credential_holder.hpp"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace kruispunt::trust {

/// Looks at the files of everything that holds certificates and has what changed taken up. Files
/// are read when they have stood still from one look to the next, so that nobody reads a
/// half-written one or a new key beside an old certificate. What was refused is read again when its
/// files change, and every minute: it may only have been too early. Not thread-safe.
class credential_watch {
public:
    static constexpr std::chrono::minutes again{1};

    /// What came of one holder's files.
    struct outcome {
        std::string what;
        std::optional<std::string> refused; ///< why; nothing where they were taken up
    };

    /// Takes today's files as read. All must outlive this.
    explicit credential_watch(std::vector<ports::credential_holder*> holders);

    /// One look; to be repeated, a second apart or so.
    std::vector<outcome> look(domain::instant now);

    /// Reads everything anew, whether it changed or not.
    std::vector<outcome> read_all(domain::instant now);

    const std::vector<ports::credential_holder*>& holders() const { return holders_; }

private:
    /// A file as it lies there; another one in its place has another number.
    struct stamp {
        std::filesystem::path path;
        std::uintmax_t file = 0; ///< zero where there is none
        std::uintmax_t size = 0;
        std::int64_t written = 0; ///< nanoseconds
        std::int64_t changed = 0;

        friend bool operator==(const stamp&, const stamp&) = default;
    };

    struct state {
        std::vector<stamp> read; ///< what was last read, taken or refused
        std::vector<stamp> seen; ///< at the last look
        std::optional<domain::instant> refused_at = {};
    };

    static std::vector<stamp> stamps_of(const ports::credential_holder& holder);
    static bool is_due(const state& of, domain::instant now);
    std::vector<outcome> read(const std::vector<std::size_t>& which, domain::instant now);

    std::vector<ports::credential_holder*> holders_;
    std::vector<state> states_; ///< in the holders' order
};

} // namespace kruispunt::trust
