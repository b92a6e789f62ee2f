#pragma once

#include "adapters/sdk/mapping.hpp"
#include "gateway/ports/region_adapter.hpp"

#include <string>

namespace kruispunt::adapters::sisa {

/// Writes notices to SISA (SISA-20, SISA-21). Immutable; any thread.
class notices {
public:
    /// Reads the mapping files in the setup's folder; throws std::runtime_error.
    explicit notices(const ports::adapter_setup& setup);

    /// The whole request; equal disclosures give equal bytes (SISA-22). Throws std::logic_error
    /// for a kind that SISA is never sent.
    ports::http_request write(const domain::disclosure& disclosure) const;

    /// Where they are sent.
    const std::string& target() const { return target_; }

private:
    const sdk::mapping& mapping_for(domain::notice_kind kind) const;
    sdk::record values_of(const domain::disclosure& disclosure) const;

    std::string target_;
    std::string gateway_oin_;
    std::string region_oin_;
    sdk::mapping match_made_;
    sdk::mapping match_changed_;
    sdk::mapping match_ended_;
    sdk::mapping verify_identity_;
    sdk::mapping signal_ends_;
    sdk::mapping child_moved_;
    sdk::mapping relocation_;
    sdk::mapping history_;
    sdk::mapping reminder_;
};

} // namespace kruispunt::adapters::sisa
