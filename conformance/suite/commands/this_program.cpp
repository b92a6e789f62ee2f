#include "conformance/suite/commands/this_program.hpp"

#include "conformance/suite/catalogue/files.hpp"
#include "conformance/suite/running/sut_file.hpp"
#include "conformance/text/ids.hpp"

#include <string_view>

namespace kruispunt::conformance::suite::commands {
namespace {

constexpr std::size_t largest_program = 512U * 1024U * 1024U;

std::string hexadecimal(std::string_view octets) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string written;
    for (const char each : octets) {
        const auto octet = static_cast<unsigned char>(each);
        written += digits[octet >> 4U];
        written += digits[octet & 15U];
    }
    return written;
}

} // namespace

program_facts this_program() {
    return {
        KRUISPUNT_VERSION,
        hexadecimal(text::digest(running::read_whole("/proc/self/exe", largest_program)))};
}

std::string version_text() {
    const auto own = this_program();
    return "kruispunt-conformance " + own.version + "\nbuild     " + own.sha256 + "\ncatalogue " +
           catalogue::built_in().digest;
}

} // namespace kruispunt::conformance::suite::commands
