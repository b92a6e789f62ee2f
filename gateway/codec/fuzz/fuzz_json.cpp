#include "gateway/codec/given_name.hpp"
#include "gateway/codec/json_reader.hpp"
#include "gateway/codec/text.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace {

using kruispunt::codec::node;

// What was admitted stays admitted: normalising twice changes nothing.
void check_text(std::string_view raw) {
    std::string scratch;
    std::string again;
    std::string_view once;
    std::string_view twice;
    if (!kruispunt::codec::admit_text(raw, kruispunt::codec::max_text, scratch, once)) return;
    if (!kruispunt::codec::admit_text(once, kruispunt::codec::max_text, again, twice) ||
        once != twice)
        __builtin_trap();
    static_cast<void>(kruispunt::codec::folded_first_given_name(once));
}

void walk(const node& at) {
    check_text(at.text());
    for (node child = at.first_child(); child; child = child.next())
        walk(child);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto read =
        kruispunt::codec::read_json(std::string_view(reinterpret_cast<const char*>(data), size));
    if (read) walk(read->root());
    return 0;
}
