#include "gateway/net/trust_watch.hpp"

#include <system_error>

namespace kruispunt::net {

trust_watch::trust_watch(const tls_material& material) {
    files_.push_back({.path = material.ca});
    files_.push_back({.path = material.certificate});
    files_.push_back({.path = material.key});
    if (material.crl) files_.push_back({.path = *material.crl});
    changed();
}

bool trust_watch::look(seen& file) {
    std::error_code missing;
    const auto time = std::filesystem::last_write_time(file.path, missing);
    if (missing) return false;
    const auto size = std::filesystem::file_size(file.path, missing);
    if (missing || (time == file.time && size == file.size)) return false;
    file.time = time;
    file.size = size;
    return true;
}

bool trust_watch::changed() {
    bool any = false;
    for (auto& file : files_)
        any = look(file) || any;
    return any;
}

} // namespace kruispunt::net
