// Any text as a mapping file, and behind a line `---` any document: the compiler takes the file or
// says in one line why not, and what a mapping that it took writes can be read.
#include "adapters/sdk/mapping_file.hpp"
#include "adapters/sdk/mapping_reader.hpp"
#include "adapters/sdk/mapping_writer.hpp"
#include "adapters/sdk/testing/fuzz_parts.hpp"
#include "gateway/codec/json_reader.hpp"

#include <stdexcept>

namespace {

using namespace kruispunt;
using namespace kruispunt::adapters::sdk;

constexpr std::string_view divider = "\n---\n";

domain::result<codec::document> parsed(const plan& by, std::string_view document) {
    return by.xml ? codec::read_xml(document, by.namespaces) : codec::read_json(document);
}

void there_and_back(const plan& by, std::string_view document) {
    const auto read = parsed(by, document);
    if (!read) return;
    const reading taken = read_payload(by, read->root());
    if (by.use == mapping_use::read) return;
    const std::string written = write_payload(by, taken.values, {});
    if (!parsed(by, written)) __builtin_trap();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string octets = kruispunt::adapters::sdk::testing::text_of(data, size);
    const auto end = octets.find(divider);
    plan compiled;
    try {
        compile(read_mapping_text(octets.substr(0, end), "fuzz"), compiled);
    } catch (const std::runtime_error& e) {
        if (std::string_view(e.what()).substr(0, 5) != "fuzz:") __builtin_trap();
        return 0;
    }
    if (end != octets.npos) there_and_back(compiled, octets.substr(end + divider.size()));
    return 0;
}
