#pragma once

#include "adapters/multisignaal/message_reader.hpp"
#include "adapters/multisignaal/problems.hpp"
#include "gateway/ports/region_adapter.hpp"

#include <string>

namespace kruispunt::adapters::multisignaal {

/// Answers what was decided, MS-01 to MS-11. Immutable; any thread.
class replies {
public:
    /// What it is given must outlive it. `base` is the path below which the protocol lives.
    replies(
        const ports::adapter_setup& setup,
        std::string base,
        const answers& with,
        const problems& faults,
        const message_reader& messages
    );

    ports::http_response to(const ports::correspondence& to, const domain::answer& answer) const;

private:
    ports::http_response state(const route& to, const domain::outcome& outcome) const;
    ports::http_response item(const domain::answer& answer) const;
    ports::http_response inspection(const domain::disclosure& shown) const;
    ports::http_response page(const ports::correspondence& to, const domain::answer& answer) const;
    ports::http_response
    shown(const ports::correspondence& to, const std::string& tag, std::string body) const;
    ports::http_response refusal(
        const ports::correspondence& to, const route& asked, const domain::error& failure
    ) const;

    std::string base_;
    const answers& answers_;
    const problems& faults_;
    const message_reader& messages_;
    sdk::mapping state_;
    sdk::mapping page_;
    sdk::mapping item_;
    sdk::mapping inspected_;
};

} // namespace kruispunt::adapters::multisignaal
