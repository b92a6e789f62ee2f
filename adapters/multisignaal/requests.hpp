#pragma once

#include "adapters/multisignaal/message_reader.hpp"
#include "adapters/multisignaal/problems.hpp"
#include "adapters/multisignaal/published.hpp"
#include "adapters/multisignaal/routes.hpp"
#include "gateway/ports/region_adapter.hpp"

#include <optional>
#include <string>
#include <variant>

namespace kruispunt::adapters::multisignaal {

/// Receives what Multisignaal asks: finds the operation, refuses what HTTP alone decides, publishes
/// documents, and leaves the rest to the message reader. Immutable; any thread.
class requests {
public:
    /// What it is given must outlive it. `region` is the first segment of all paths.
    requests(
        std::string region,
        const answers& with,
        const problems& faults,
        const published& document,
        const message_reader& messages
    );

    std::variant<ports::decoded_message, ports::http_response>
    decode(const ports::http_request& request) const;

private:
    using decoded = std::variant<ports::decoded_message, ports::http_response>;

    decoded take(const asked_message& asked) const;
    std::optional<ports::http_response> fault_of_media(const asked_message& asked) const;
    std::optional<ports::http_response> fault_of_conditions(asked_message& asked) const;

    std::string region_;
    const answers& answers_;
    const problems& faults_;
    const published& document_;
    const message_reader& messages_;
};

} // namespace kruispunt::adapters::multisignaal
