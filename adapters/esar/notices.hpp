#pragma once

#include "adapters/esar/security.hpp"
#include "adapters/sdk/mapping.hpp"
#include "gateway/ports/region_adapter.hpp"

#include <map>
#include <string>

namespace kruispunt::adapters::esar {

/// Writes notices to ESAR (ESAR-20 to ESAR-27). Immutable; any thread.
class notices {
public:
    /// Reads the mapping files in the setup's folder; throws std::runtime_error. `seals` outlives
    /// the notices.
    notices(const ports::adapter_setup& setup, const security& seals);

    /// The whole request, signed at `now`; equal disclosures differ in the Security block alone.
    /// Throws std::logic_error for a kind that ESAR is never sent.
    ports::http_request write(const domain::disclosure& disclosure, domain::instant now) const;

    /// Where they are sent.
    const std::string& target() const { return target_; }

    /// The MessageID under which a notice goes out, on every try (COM-21).
    static std::string message_id_of(const domain::notice& what);

private:
    std::string target_;
    std::string to_;
    std::string from_;
    std::map<domain::notice_kind, sdk::mapping> mappings_;
    const security& seals_;
};

} // namespace kruispunt::adapters::esar
