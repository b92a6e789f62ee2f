#pragma once

#include "adapters/sdk/signatures/certificate.hpp"
#include "gateway/domain/calendar.hpp"
#include "gateway/domain/error.hpp"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <utility>

struct x509_store_st;

namespace kruispunt::adapters::sdk::signatures {

struct store_deleter {
    void operator()(x509_store_st* store) const;
};

using store_handle = std::unique_ptr<x509_store_st, store_deleter>;

/// Whose certificates are believed: the authorities of a file, but for what a revocation list
/// names (ESAR-03). A file that was replaced is taken up without restart (COM-03): the files are
/// looked at again when some time has passed, and one that cannot be read leaves what was known.
/// Any thread.
class certificate_trust {
public:
    static constexpr std::chrono::seconds usual_pause{10};

    /// Reads both files (PEM); looks at them again after `pause`. Throws std::runtime_error
    /// (`file: what`).
    certificate_trust(
        std::filesystem::path authorities,
        std::optional<std::filesystem::path> crl,
        std::chrono::seconds pause = usual_pause
    );

    /// Whether the certificate chains to an authority, holds at `now` and is not revoked; else why
    /// not, `signature_invalid`.
    std::optional<domain::error> complaint_about(x509_st& certificate, domain::instant now) const;

private:
    struct stamp {
        std::filesystem::file_time_type time;
        std::uintmax_t size = 0;

        friend bool operator==(const stamp&, const stamp&) = default;
    };

    using stamps = std::pair<std::optional<stamp>, std::optional<stamp>>;

    static std::optional<stamp> stamp_of(const std::filesystem::path& file);
    stamps look() const;
    store_handle load() const;
    store_handle current() const;

    std::filesystem::path authorities_;
    std::optional<std::filesystem::path> crl_;
    std::chrono::seconds pause_;
    mutable std::mutex mutex_; ///< of what stands below
    mutable stamps known_;
    mutable std::chrono::steady_clock::time_point looked_at_;
    mutable store_handle store_;
};

} // namespace kruispunt::adapters::sdk::signatures
