// Any octets, in pieces whose sizes the first octet chooses: lines must be the same as when all
// comes at once, none longer than may be, and nothing is made up.
#include "gateway/exchange/bulk_lines.hpp"

#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

namespace {

using kruispunt::exchange::bulk_lines;

constexpr std::size_t longest = 64;

std::vector<std::string> cut(std::string_view octets, std::size_t piece) {
    bulk_lines lines(longest);
    std::vector<std::string> found;
    std::string_view line;
    const auto keep = [&found, &line](bulk_lines::found what) {
        if (what == bulk_lines::found::nothing) return false;
        const bool long_one = what == bulk_lines::found::too_long;
        if (!long_one && (line.size() > longest || line.empty())) std::abort();
        found.push_back(long_one ? "\n" : std::string(line));
        return true;
    };
    for (std::size_t at = 0; at < octets.size(); at += piece) {
        const std::string given(octets.substr(at, piece));
        lines.give(given);
        while (keep(lines.next(line))) {
        }
    }
    keep(lines.last(line));
    return found;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    const std::string_view octets(reinterpret_cast<const char*>(data) + 1, size - 1);
    if (cut(octets, std::size_t{1} + *data) != cut(octets, octets.size() + 1)) std::abort();
    return 0;
}
