#pragma once

#include <nlohmann/json.hpp>

#include <functional>
#include <string>
#include <string_view>

namespace kruispunt::support {

/// Makes a signature over octets.
using signer = std::function<std::string(const std::string& octets)>;

/// The statement of an acceptance record that a gateway takes, for the region with this OIN.
nlohmann::ordered_json accepted_statement(
    std::string_view protocol, std::string_view oin, std::string_view from, std::string_view until
);

/// The envelope around it, as it is handed in.
std::string sealed_record(const nlohmann::ordered_json& statement, const signer& sign);

/// A signature that a test's stand-in for the body takes for its own.
std::string as_signed(const std::string& octets);

} // namespace kruispunt::support
