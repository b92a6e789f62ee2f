// Any octets as the three files of an exported log, parted by a byte of 0: without a head that a
// trusted key signed nothing is whole.
#include "conformance/verify/log_check.hpp"
#include "conformance/verify/report.hpp"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <sstream>
#include <string>

using namespace kruispunt::conformance::verify;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const auto key =
        read_verifier_key("example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k");
    const std::string octets(reinterpret_cast<const char*>(data), size);
    const std::size_t one = std::min(octets.find('\0'), octets.size());
    const std::size_t two = std::min(octets.find('\0', one + 1), octets.size());
    std::istringstream entries(octets.substr(0, one));
    std::istringstream heads(one < two ? octets.substr(one + 1, two - one - 1) : "");
    std::istringstream leaves(two < octets.size() ? octets.substr(two + 1) : "");
    head witness;
    witness.tree.size = size % 4;
    const log_report found = log_check({entries, leaves, heads}, {*key}, {witness}).run();
    if (found.whole() || in_words(found, true).empty() || in_json(found).empty()) std::abort();
    return 0;
}
