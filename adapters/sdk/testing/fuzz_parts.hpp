#pragma once

#include "gateway/domain/disclosure.hpp"
#include "gateway/ports/region_adapter.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <variant>

/// What the fuzz targets of adapters have in common.
namespace kruispunt::adapters::sdk::testing {

inline std::string text_of(const std::uint8_t* data, std::size_t size) {
    return {reinterpret_cast<const char*>(data), size};
}

/// What the federation would say of an act, as far as an answer's form depends on it: of a match
/// that nobody made there is none.
inline domain::result<domain::outcome> decided(const domain::command& command) {
    if (const auto* refused = std::get_if<domain::refused_message>(&command.act))
        return refused->failure;
    if (std::holds_alternative<domain::update_match>(command.act))
        return domain::make_error(domain::errc::signal_unknown, domain::field::match_id);
    return domain::outcome{};
}

/// Any request is taken, refused or answered at once, and whatever it was can be answered: stops
/// the process where the answer is empty.
inline ports::http_response decode_and_answer(
    const ports::region_adapter& adapter, const ports::http_request& request, domain::instant now
) {
    const auto decoded = adapter.decode(request, now);
    if (const auto* at_once = std::get_if<ports::http_response>(&decoded)) return *at_once;
    const auto& message = std::get<ports::decoded_message>(decoded);
    domain::answer answer;
    answer.at = now;
    answer.what = decided(message.command);
    if (const auto* asked = std::get_if<domain::inspect_child>(&message.command.act)) {
        domain::notice what;
        what.reference = asked->reference;
        answer.inspection = domain::disclose_inspection(what, {}, {});
    }
    ports::http_response reply = adapter.encode_reply(message.correspondence, answer);
    if (reply.body.empty() && reply.status != 204) __builtin_trap();
    return reply;
}

/// Any answer to a notice is a receipt.
inline void
read_as_receipt(const ports::region_adapter& adapter, int status, const std::string& body) {
    domain::notice what;
    what.kind = domain::notice_kind::match_ended;
    const auto told = domain::disclose(what, {}, std::nullopt, std::nullopt);
    static_cast<void>(adapter.decode_receipt(told, {status, {}, body}));
}

} // namespace kruispunt::adapters::sdk::testing
