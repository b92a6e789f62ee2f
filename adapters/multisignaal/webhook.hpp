#pragma once

#include "adapters/sdk/mapping.hpp"
#include "gateway/ports/region_adapter.hpp"

#include <string>

namespace kruispunt::adapters::multisignaal {

/// The calls to Multisignaal's webhook: CloudEvents in structured mode (MS-20, MS-21) and what it
/// answers (MS-22). Immutable; any thread.
class webhook {
public:
    explicit webhook(const ports::adapter_setup& setup);

    /// Throws std::logic_error for a kind of notice that this region is never owed.
    ports::http_request encode(const domain::disclosure& disclosure) const;

    ports::receipt read(const ports::http_response& response) const;

private:
    std::string target_;
    std::string source_;
    sdk::mapping made_;
    sdk::mapping ended_;
    sdk::mapping verify_;
};

} // namespace kruispunt::adapters::multisignaal
