#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace kruispunt::conformance::suite::keys {

/// Numbers that stand for nobody: the gateway's, and by protocol the regions'.
inline constexpr std::string_view gateway_oin = "00000099000000000000";
/// Throws std::runtime_error where there is no such protocol.
std::string region_oin(std::string_view protocol);

/// For whom a folder of keys is made.
struct key_plan {
    std::string protocol = "multisignaal";
    /// Whether the system under test is the gateway; else it is an index.
    bool tests_gateway = true;
    /// The system's own number; empty: the gateway's, or the protocol's.
    std::string oin;
    /// Names that the system's certificate may serve.
    std::vector<std::string> hosts{"localhost"};
    /// Replaces what stands there already.
    bool force = false;
};

/// Makes an authority and the certificates of everybody in a run, good and bad, and writes them:
/// `ca.pem`, `crl.pem`, `NAME.pem` and `NAME.key` (readable by the owner alone), `README.txt`. What
/// is wrong in a bad one is wrong alone: for the rest it is the played party's own. Throws
/// std::runtime_error naming the file, also where one is there already and `force` is not set.
void write_keys(const std::filesystem::path& folder, const key_plan& plan);

} // namespace kruispunt::conformance::suite::keys
