#include "adapters/multisignaal/multisignaal_adapter.hpp"
#include "adapters/sdk/testing/adapter_fixture.hpp"

#include <cstddef>
#include <cstdint>
#include <string>

namespace {

using kruispunt::ports::http_request;
using kruispunt::ports::region_adapter;
namespace testing_ = kruispunt::adapters::sdk::testing;

// What was refused must be answerable, in JSON.
void answer(const region_adapter& adapter, const http_request& request) {
    const auto read = adapter.decode(request, testing_::moment());
    const auto* message = std::get_if<kruispunt::ports::decoded_message>(&read);
    if (message == nullptr) return;
    const auto* refused = std::get_if<kruispunt::domain::refused_message>(&message->command.act);
    if (refused == nullptr) return;
    kruispunt::domain::answer decided;
    decided.what = refused->failure;
    const auto reply = adapter.encode_reply(message->correspondence, decided);
    if (!kruispunt::codec::read_json(reply.body)) __builtin_trap();
}

} // namespace

// A body for the two operations that take one, and the same bytes as a target.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const auto adapter =
        kruispunt::adapters::multisignaal::make_adapter(testing_::setup_of("multisignaal"));
    const std::string bytes(reinterpret_cast<const char*>(data), size);
    const kruispunt::ports::http_fields json{{"Content-Type", "application/json"}};
    answer(*adapter, {"PUT", "/multisignaal/v1/signalen/a", json, bytes, {}});
    answer(*adapter, {"POST", "/multisignaal/v1/signalen/a/afsluiting", json, bytes, {}});
    answer(*adapter, {"DELETE", "/multisignaal/v1/signalen/" + bytes, {}, {}, {}});
    return 0;
}
