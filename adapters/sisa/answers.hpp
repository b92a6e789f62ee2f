#pragma once

#include "adapters/sdk/mapping.hpp"
#include "adapters/sisa/commands.hpp"
#include "gateway/ports/region_adapter.hpp"

#include <string>
#include <string_view>

namespace kruispunt::adapters::sisa {

/// StUF's number for a message or an answer of ours: the same for the same id (SISA-03, SISA-22).
std::string reference_of(const domain::uuid& id);

/// StUF's code for a failure, `failure.field` being a path of the message (SISA-04): StUF055 for
/// what is not per schema, StUF046 for content, and those of the header.
std::string_view stuf_code_of(const domain::error& failure);

/// The failure as the region is told it: with the path of its own message (COM-27).
domain::error as_told(domain::error failure, const commands& reads);

/// Our code, one blank and `veld`, or the code alone where no field is at fault (SISA-04).
std::string details_of(const domain::error& failure);

/// Writes Bv03 and Fo03. Immutable; any thread.
class answers {
public:
    /// Reads the mapping files in the setup's folder; throws std::runtime_error.
    explicit answers(const ports::adapter_setup& setup);

    /// Received and durable.
    ports::http_response
    write_received(const ports::correspondence& to, const domain::answer& answer) const;

    /// Refused; `failure.field` is a path of the message.
    /// What is held on a child, in the same exchange (SISA-07).
    ports::http_response
    write_inspection(const ports::correspondence& to, const domain::answer& answer) const;

    ports::http_response write_refused(
        const ports::correspondence& to, const domain::error& failure, const domain::answer& answer
    ) const;

    /// A Fo03 for what was refused unread: it has no crossRefnummer.
    ports::http_response write_unread(const domain::answer& refused, int status) const;

    /// A Fo03 for a path or method that is not there: without a number and a time of ours.
    ports::http_response write_refusal(const domain::error& failure, int status) const;

private:
    sdk::record header_of(const ports::correspondence& to, const domain::answer& answer) const;

    std::string gateway_oin_;
    std::string region_oin_;
    sdk::mapping received_;
    sdk::mapping inspection_;
    sdk::mapping inspected_;
    sdk::mapping refused_;
};

} // namespace kruispunt::adapters::sisa
