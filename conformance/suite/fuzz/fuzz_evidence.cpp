// Any octets as a file of evidence: what is taken is written as something that is taken, and
// written the same again.
#include "conformance/suite/evidence/evidence.hpp"
#include "conformance/text/canonical_json.hpp"

#include <cstdint>
#include <cstdlib>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

namespace {

using namespace kruispunt::conformance;

std::optional<std::string> rewritten(std::string_view octets) {
    const auto document = text::read_json(octets);
    if (!document) return std::nullopt;
    try {
        return text::canonical(suite::evidence::to_json(suite::evidence::from_json(*document)));
    } catch (const std::runtime_error&) {
        return std::nullopt;
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto once = rewritten(std::string_view(reinterpret_cast<const char*>(data), size));
    if (once && rewritten(*once) != once) std::abort();
    return 0;
}
