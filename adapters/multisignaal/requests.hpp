#pragma once

#include "adapters/multisignaal/problems.hpp"
#include "adapters/sdk/mapping.hpp"
#include "adapters/sdk/request_target.hpp"
#include "gateway/ports/region_adapter.hpp"

#include <optional>
#include <string>
#include <variant>

namespace kruispunt::adapters::multisignaal {

/// Reads what Multisignaal asks (MS-01, MS-03, MS-04) and answers at once what needs no decision.
/// Immutable; any thread.
class requests {
public:
    /// `base` is the path below which the protocol lives, without a slash at its end.
    requests(const ports::adapter_setup& setup, std::string base, const problems& faults);

    std::variant<ports::decoded_message, ports::http_response>
    decode(const ports::http_request& request) const;

    /// The payload's own path of a field that the rules complain of (COM-27).
    std::string path_of(const std::string& canonical) const;

private:
    using decoded = std::variant<ports::decoded_message, ports::http_response>;

    struct route;

    std::optional<route> find(const sdk::request_target& target) const;
    decoded read(
        const route& to, const ports::http_request& request, const sdk::request_target& target
    ) const;
    decoded
    put(const std::string& id, const ports::http_request& request, const sdk::request_target& target
    ) const;
    decoded remove(
        const std::string& id, const ports::http_request& request, const sdk::request_target& target
    ) const;
    decoded close(
        const std::string& id, const ports::http_request& request, const sdk::request_target& target
    ) const;
    decoded
    refused(ports::decoded_message message, const std::vector<sdk::finding>& findings) const;
    ports::decoded_message
    message(const char* operation, const std::string& id, const ports::http_request& request) const;

    std::string region_;
    std::string base_;
    const problems& faults_;
    sdk::mapping signal_;
    sdk::mapping withdrawal_;
    sdk::mapping closing_;
};

/// The findings that a refused request's correspondence carries to its answer.
std::vector<sdk::finding> findings_in(const ports::correspondence& to);

} // namespace kruispunt::adapters::multisignaal
