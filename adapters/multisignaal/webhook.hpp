#pragma once

#include "adapters/sdk/mapping.hpp"
#include "gateway/ports/region_adapter.hpp"

#include <string>
#include <vector>

namespace kruispunt::adapters::multisignaal {

/// The calls to Multisignaal's webhook: CloudEvents over HTTP (MS-20, MS-21) and what it answers
/// (MS-22). Immutable; any thread.
class webhook {
public:
    /// Where the event's attributes stand (CloudEvents HTTP binding §3): with the data in one JSON
    /// object, or each in a `ce-` header field.
    enum class mode { structured, binary };

    webhook(const ports::adapter_setup& setup, mode how);

    /// Throws std::logic_error for a kind of notice that this region is never owed.
    ports::http_request encode(const domain::disclosure& disclosure) const;

    ports::receipt read(const ports::http_response& response) const;

    /// Where events are sent.
    const std::string& target() const { return target_; }

private:
    struct event {
        domain::notice_kind kind{};
        const char* type;   ///< after `nl.verwijsindex.`
        const char* schema; ///< of its data: the last part of `dataschema`
        sdk::mapping data;
    };

    const event& event_of(domain::notice_kind kind) const;

    std::string target_;
    std::string source_;
    mode mode_;
    sdk::mapping attributes_;
    std::vector<event> events_;
};

} // namespace kruispunt::adapters::multisignaal
