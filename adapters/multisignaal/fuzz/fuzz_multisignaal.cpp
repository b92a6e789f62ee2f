#include "adapters/multisignaal/multisignaal_adapter.hpp"
#include "adapters/sdk/testing/adapter_fixture.hpp"

#include <cstddef>
#include <cstdint>
#include <string>

namespace {

using kruispunt::ports::http_fields;
using kruispunt::ports::http_request;
using kruispunt::ports::http_response;
using kruispunt::ports::region_adapter;
namespace domain = kruispunt::domain;
namespace testing_ = kruispunt::adapters::sdk::testing;

constexpr char signal_path[] = "/multisignaal/v1/signalen/a";

// An error is a problem in JSON; nothing that came in makes another kind of answer.
void check(const http_response& reply) {
    if (reply.status < 400) return;
    if (reply.fields.find("Content-Type") != "application/problem+json") __builtin_trap();
    const auto body = kruispunt::codec::read_json(reply.body);
    if (!body || !body->root().child("code")) __builtin_trap();
}

domain::answer decided(const domain::command& command) {
    domain::answer made;
    if (const auto* refused = std::get_if<domain::refused_message>(&command.act)) {
        made.what = refused->failure;
        return made;
    }
    if (const auto* asked = std::get_if<domain::inspect_child>(&command.act)) {
        domain::notice what;
        what.reference = asked->reference;
        made.inspection = domain::disclose_inspection(what, {}, {});
    }
    if (std::holds_alternative<domain::update_match>(command.act)) {
        made.what = domain::make_error(domain::errc::signal_unknown, domain::field::match_id);
        return made;
    }
    domain::outcome outcome;
    outcome.reference = "a";
    outcome.tag = "t";
    made.what = outcome;
    return made;
}

// What was asked must be answerable, whatever was decided.
void answer(const region_adapter& adapter, const http_request& request) {
    const auto read = adapter.decode(request, testing_::moment());
    if (const auto* direct = std::get_if<http_response>(&read)) return check(*direct);
    const auto& message = std::get<kruispunt::ports::decoded_message>(read);
    check(adapter.encode_reply(message.correspondence, decided(message.command)));
}

} // namespace

// A body for every operation that takes one, and the same bytes as a target, a query and a
// condition.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const auto adapter =
        kruispunt::adapters::multisignaal::make_adapter(testing_::setup_of("multisignaal"));
    const std::string bytes(reinterpret_cast<const char*>(data), size);
    const std::string at(signal_path);
    const http_fields json{{"Content-Type", "application/json"}};
    const http_fields patch{{"Content-Type", "application/merge-patch+json"}};
    const std::string match = "/multisignaal/v1/matches/20000000-0000-0000-0000-000000000002";
    answer(*adapter, {"PUT", at, json, bytes, {}});
    answer(*adapter, {"POST", at + "/afsluiting", json, bytes, {}});
    answer(*adapter, {"POST", at + "/verhuizing", json, bytes, {}});
    answer(*adapter, {"PATCH", match, patch, bytes, {}});
    answer(*adapter, {"POST", "/multisignaal/v1/inzageverzoeken", json, bytes, {}});
    answer(*adapter, {"DELETE", "/multisignaal/v1/signalen/" + bytes, {}, {}, {}});
    answer(*adapter, {"GET", "/multisignaal/v1/" + bytes, {}, {}, {}});
    answer(*adapter, {"GET", at + "/matches?" + bytes, {}, {}, {}});
    answer(*adapter, {"GET", at, {{"If-None-Match", bytes}, {"Accept", bytes}}, {}, {}});
    answer(*adapter, {"GET", at + "/matches", {{"If-Match", bytes}}, {}, {}});
    return 0;
}
