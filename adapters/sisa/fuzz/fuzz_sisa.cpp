#include "adapters/sdk/testing/adapter_fixture.hpp"
#include "adapters/sdk/testing/fuzz_parts.hpp"
#include "adapters/sisa/sisa_adapter.hpp"

namespace {

namespace testing_ = kruispunt::adapters::sdk::testing;

std::unique_ptr<kruispunt::ports::region_adapter> make() {
    auto setup = testing_::setup_of("sisa");
    setup.region_oin = "00000099000000000003";
    return kruispunt::adapters::sisa::make_adapter(setup);
}

// Whatever a line holds, its answer is one line.
void answer_line(const kruispunt::ports::record_reader& bulk, const std::string& line) {
    const auto read = bulk.decode_record(line, "00000099000000000003");
    kruispunt::domain::answer answer;
    if (const auto* refused = std::get_if<kruispunt::domain::refused_message>(&read.command.act))
        answer.what = refused->failure;
    const std::string told = bulk.encode_record_reply(read.correspondence, answer);
    if (told.find('\n') != told.npos || told.find(";Fo03;") == told.npos) __builtin_trap();
}

} // namespace

// Any octets as a message, as a line of a bulk load, and as the answer to a notice.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const auto adapter = make();
    const std::string bytes = testing_::text_of(data, size);
    kruispunt::ports::http_request request;
    request.method = "POST";
    request.target = "/sisa/v1/berichten";
    request.body = bytes;
    request.peer.oin = "00000099000000000003";
    testing_::decode_and_answer(*adapter, request, testing_::moment());
    answer_line(*adapter->bulk(), bytes);
    testing_::read_as_receipt(*adapter, 200, bytes);
    return 0;
}
