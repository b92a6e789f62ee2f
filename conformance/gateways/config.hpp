#pragma once

#include "conformance/wire/http.hpp"
#include "conformance/wire/tls_identity.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace kruispunt::conformance::gateways {

/// A region that takes part.
struct region_entry {
    std::string protocol; ///< `esar`, `multisignaal`, `sisa`, `midden-nederland`
    std::string oin;
    std::string endpoint; ///< `https://host:port[/path]`
    bool binary_events = false;
};

/// What the reference gateway is started with.
struct gateway_config {
    wire::socket_name listen;
    wire::socket_name control;
    wire::tls_files tls;
    std::string oin;
    /// With which ESAR's messages are signed; both empty: unsigned.
    std::filesystem::path signing_certificate;
    std::filesystem::path signing_key;
    std::vector<region_entry> regions;
    std::filesystem::path directory;
};

/// Reads the TOML file. Throws std::runtime_error naming file, key and rule.
gateway_config read_config(const std::filesystem::path& file);

} // namespace kruispunt::conformance::gateways
