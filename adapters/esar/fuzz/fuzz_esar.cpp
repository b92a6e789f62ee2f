#include "adapters/esar/esar_adapter.hpp"
#include "adapters/sdk/testing/adapter_fixture.hpp"
#include "adapters/sdk/testing/fuzz_parts.hpp"

namespace {

namespace testing_ = kruispunt::adapters::sdk::testing;

std::unique_ptr<kruispunt::ports::region_adapter> make() {
    auto setup = testing_::setup_of("esar");
    setup.region_oin = "00000099000000000001";
    setup.options = {{"signing", "off"}};
    return kruispunt::adapters::esar::make_adapter(setup);
}

} // namespace

// Any octets as a message and as the answer to a notice.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const auto adapter = make();
    const std::string bytes = testing_::text_of(data, size);
    kruispunt::ports::http_request request;
    request.method = "POST";
    request.target = "/esar/v1/signalering";
    request.fields = {{"Content-Type", "text/xml"}, {"SOAPAction", "\"\""}};
    request.body = bytes;
    testing_::decode_and_answer(*adapter, request, testing_::moment());
    testing_::read_as_receipt(*adapter, 500, bytes);
    return 0;
}
