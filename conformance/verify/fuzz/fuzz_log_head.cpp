// Any octets as a signed note, a head and a key: what is taken is exactly what it would be written
// as.
#include "conformance/verify/encoding.hpp"
#include "conformance/verify/head.hpp"

#include <cstdint>
#include <cstdlib>
#include <sstream>
#include <string>

namespace {

using namespace kruispunt::conformance::verify;

std::string written(const note& of) {
    std::string text = of.text + "\n";
    for (const note_signature& given : of.signatures) {
        std::string octets;
        for (const unsigned shift : {24U, 16U, 8U, 0U})
            octets += static_cast<char>(given.key_id >> shift & 0xffU);
        text += "\u2014 " + given.name + " " + base64_encoded(octets + given.octets) + "\n";
    }
    return text;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string octets(reinterpret_cast<const char*>(data), size);
    const auto found = read_note(octets);
    if (found && written(*found) != octets) std::abort();
    if (read_head(octets) && !found) std::abort();
    (void)read_verifier_key(octets);
    std::istringstream in(octets);
    std::size_t told = 0;
    for (head_stream heads(in); const auto one = heads.next();)
        told += one->size();
    if (told > size) std::abort();
    return 0;
}
