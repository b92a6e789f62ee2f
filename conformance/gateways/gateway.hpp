#pragma once

#include "conformance/gateways/config.hpp"
#include "conformance/mutation/mutation.hpp"

#include <memory>
#include <string>

namespace kruispunt::conformance::wire {
class loop;
}

namespace kruispunt::conformance::gateways {

/// Where it listens.
struct gateway_urls {
    std::string exchange; ///< `https://localhost:PORT`
    std::string control;  ///< `http://127.0.0.1:PORT`
};

/// The reference gateway: the exchange listener over mutual TLS, a lane for each region, the
/// control API on loopback, all in memory. Lives on the loop's thread.
class gateway {
public:
    /// Listens at once. Throws std::runtime_error where an address or a file cannot be used.
    gateway(wire::loop& on, const gateway_config& config, const mutation::mutation& broken);
    ~gateway();
    gateway(const gateway&) = delete;
    gateway& operator=(const gateway&) = delete;

    const gateway_urls& urls() const;
    /// What the ready file holds.
    std::string ready_document() const;

private:
    struct inside;
    std::unique_ptr<inside> inside_;
};

} // namespace kruispunt::conformance::gateways
