#pragma once

#include "conformance/mutation/mutation.hpp"
#include "conformance/regions/config.hpp"

#include <memory>

namespace kruispunt::conformance::wire {
class loop;
}

namespace kruispunt::conformance::regions {

/// The four regions' names, as they stand on the wire.
bool is_region(std::string_view name);

/// One reference region: its endpoint over mutual TLS, its control API on loopback, its memory.
/// Lives on the loop's thread.
class region {
public:
    /// Listens at once. Throws std::runtime_error where an address, a file or the region's name
    /// cannot be used. `broken`: a sentence that it breaks, for the suite to be tested with.
    region(wire::loop& on, const region_config& config, const mutation::mutation& broken = {});
    ~region();
    region(const region&) = delete;
    region& operator=(const region&) = delete;

    /// Where the gateway calls; for Multisignaal the webhook's own URL.
    const std::string& endpoint() const;
    /// `http://127.0.0.1:PORT`.
    const std::string& control_url() const;
    /// What the ready file holds.
    std::string ready_document() const;

private:
    struct inside;
    std::unique_ptr<inside> inside_;
};

} // namespace kruispunt::conformance::regions
