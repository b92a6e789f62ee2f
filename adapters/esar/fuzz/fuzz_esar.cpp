#include "adapters/esar/esar_adapter.hpp"

#include <cstddef>
#include <cstdint>
#include <string>

namespace {

using namespace kruispunt;

ports::adapter_setup setup() {
    ports::adapter_setup made;
    made.region = "esar";
    made.mappings = KRUISPUNT_MAPPINGS "/esar";
    made.gateway_oin = "00000099000000000000";
    made.region_oin = "00000099000000000001";
    made.sandbox = true;
    made.options = {{"signing", "off"}};
    return made;
}

} // namespace

// Any body is taken or refused, and whatever it was can be answered.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const auto adapter = adapters::esar::make_adapter(setup());
    const std::string bytes(reinterpret_cast<const char*>(data), size);
    ports::http_request request;
    request.method = "POST";
    request.target = "/esar/v1/signalering";
    request.fields.add("SOAPAction", "\"\"");
    request.body = bytes;
    const auto decoded = adapter->decode(request, {});
    const auto* message = std::get_if<ports::decoded_message>(&decoded);
    if (message == nullptr) __builtin_trap();
    const auto* refused = std::get_if<domain::refused_message>(&message->command.act);
    domain::answer answer;
    if (refused == nullptr) {
        answer.what = domain::outcome{};
    } else {
        answer.what = refused->failure;
    }
    if (adapter->encode_reply(message->correspondence, answer).body.empty()) __builtin_trap();
    domain::notice what;
    what.kind = domain::notice_kind::match_ended;
    const auto told = domain::disclose(what, {}, std::nullopt, std::nullopt);
    static_cast<void>(adapter->decode_receipt(told, {500, {}, bytes}));
    return 0;
}
