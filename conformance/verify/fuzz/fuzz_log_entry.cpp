// Any octets as an entry: what is taken is one line of printable ASCII, and its members stand in
// it.
#include "conformance/verify/entry.hpp"

#include <cstdint>
#include <cstdlib>
#include <string>

using namespace kruispunt::conformance::verify;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string line(reinterpret_cast<const char*>(data), size);
    const auto found = read_entry(line);
    for (const char* name : {"nr", "wat", "transactie", "naam"}) {
        const std::string_view member = member_of(line, name);
        if (member.size() > line.size()) std::abort();
        if (found && !member.empty() && line.find(member) == std::string::npos) std::abort();
    }
    if (!found) return 0;
    for (const char c : line)
        if (c < ' ' || c > '~') std::abort();
    if (member_of(line, "nr") != std::to_string(found->number)) std::abort();
    return 0;
}
