#pragma once

#include "gateway/net/tls_context.hpp"

#include <filesystem>
#include <vector>

namespace kruispunt::net {

/// Notices that a file of a trust store was replaced or rewritten. Not thread-safe.
class trust_watch {
public:
    /// Takes today's files as known.
    explicit trust_watch(const tls_material& material);

    /// Whether a file changed since the last call that said so. A file that is being replaced
    /// (missing for a moment) is no change until it is back.
    bool changed();

private:
    struct seen {
        std::filesystem::path path;
        std::filesystem::file_time_type time = {};
        std::uintmax_t size = 0;
    };

    static bool look(seen& file);

    std::vector<seen> files_;
};

} // namespace kruispunt::net
