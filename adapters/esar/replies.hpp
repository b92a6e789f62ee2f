#pragma once

#include "adapters/esar/security.hpp"
#include "adapters/sdk/mapping.hpp"
#include "gateway/ports/region_adapter.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace kruispunt::adapters::esar {

/// Writes answers and faults, signed anew each time (ESAR-05, ESAR-06). Immutable; any thread.
class replies {
public:
    /// Reads the mapping files in the setup's folder; throws std::runtime_error. `seals` outlives
    /// the replies.
    replies(const ports::adapter_setup& setup, const security& seals);

    /// The operation's own answer to what was done (ESAR-10 to ESAR-16); its Action is the
    /// request's and "Antwoord". Only for an answer that is no error.
    ports::http_response
    write_answer(const ports::correspondence& to, const domain::answer& answer) const;

    /// A fault that answers a message; `failure.field` is the domain's name of a field or a path,
    /// `path` what is told of it.
    ports::http_response write_fault(
        const ports::correspondence& to,
        const domain::error& failure,
        const std::string& path,
        const domain::uuid& id
    ) const;

    /// A fault for what was refused unread at `at`; it relates to nothing. Without `id` it has no
    /// MessageID.
    ports::http_response write_refusal(
        const domain::error& failure,
        int status,
        domain::instant at,
        const std::optional<domain::uuid>& id = {}
    ) const;

private:
    std::string payload_of(
        const std::string& operation,
        const std::string& name,
        const domain::answer& answer,
        const domain::outcome& told
    ) const;
    std::string inspection_of(const std::string& name, const domain::disclosure& shown) const;
    std::string body_of_fault(
        const domain::error& failure, std::string_view text, const std::string& path
    ) const;

    std::string receiver_;
    sdk::mapping answer_;
    sdk::mapping matches_;
    sdk::mapping inspected_;
    sdk::mapping fault_;
    const security& seals_;
};

} // namespace kruispunt::adapters::esar
