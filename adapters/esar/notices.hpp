#pragma once

#include "adapters/sdk/mapping.hpp"
#include "gateway/ports/region_adapter.hpp"

#include <string>

namespace kruispunt::adapters::esar {

/// Writes notices to ESAR (ESAR-20, ESAR-21, ESAR-24). Immutable; any thread.
class notices {
public:
    /// Reads the mapping files in the setup's folder; throws std::runtime_error.
    explicit notices(const ports::adapter_setup& setup);

    /// The whole request; equal disclosures give equal bytes. Throws std::logic_error for a kind
    /// that ESAR is never sent.
    ports::http_request write(const domain::disclosure& disclosure) const;

    /// The MessageID under which a notice goes out, on every try (COM-21).
    static std::string message_id_of(const domain::notice& what);

private:
    std::string payload_of(const domain::disclosure& disclosure) const;

    std::string target_;
    std::string to_;
    std::string from_;
    sdk::mapping match_made_;
    sdk::mapping match_ended_;
    sdk::mapping verify_identity_;
};

} // namespace kruispunt::adapters::esar
