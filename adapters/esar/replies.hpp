#pragma once

#include "adapters/sdk/mapping.hpp"
#include "gateway/ports/region_adapter.hpp"

#include <filesystem>
#include <string>

namespace kruispunt::adapters::esar {

/// Writes answers and faults. Immutable; any thread.
class replies {
public:
    /// Reads the mapping files in the setup's folder; throws std::runtime_error.
    explicit replies(const ports::adapter_setup& setup);

    /// The operation's own answer (ESAR-10 to ESAR-13); its Action is the request's and
    /// "Antwoord".
    ports::http_response write_answer(
        const ports::correspondence& to, const domain::outcome& outcome, const domain::uuid& id
    ) const;

    /// A fault that answers a message; `failure.field` is a path of the payload.
    ports::http_response write_fault(
        const ports::correspondence& to, const domain::error& failure, const domain::uuid& id
    ) const;

    /// A fault for what was refused unread; it relates to nothing. Without `id` it has no
    /// MessageID.
    ports::http_response write_refusal(
        const domain::error& failure, int status, const std::optional<domain::uuid>& id = {}
    ) const;

private:
    std::string body_of_fault(std::string_view text, const domain::error& failure) const;

    std::string receiver_;
    sdk::mapping answer_;
    sdk::mapping fault_;
};

} // namespace kruispunt::adapters::esar
