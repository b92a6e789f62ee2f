#pragma once

#include "conformance/wire/http.hpp"
#include "conformance/wire/tls_identity.hpp"

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>

namespace kruispunt::conformance::regions {

/// What ESAR signs with. Where it begins unsigned the files may still be given, for later.
struct signing_config {
    bool on = false;
    std::filesystem::path certificate;
    std::filesystem::path key;
};

/// What a reference region is told at its start.
struct region_config {
    /// `esar`, `multisignaal`, `sisa` or `midden-nederland`.
    std::string region;
    wire::socket_name listen;
    /// Loopback only.
    wire::socket_name control;
    wire::tls_files tls;
    std::string oin;
    std::string gateway_oin;
    /// `https://host:port`; may come later, through the control API.
    std::optional<std::string> gateway;
    /// ESAR only; absent: it runs unsigned.
    std::optional<signing_config> signing;
    /// Bound of every list that the region keeps.
    std::size_t list_limit = 100'000;
    /// Where relative paths begin.
    std::filesystem::path directory;
};

/// Reads the TOML file. Throws std::runtime_error with file, line, key and rule: an unknown key, a
/// missing one, a value of the wrong shape, a control address that is not loopback.
region_config read_config(const std::string& region, const std::filesystem::path& file);

} // namespace kruispunt::conformance::regions
