#include "gateway/codec/base64.hpp"
#include "gateway/codec/dsse.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace {

using namespace kruispunt;

void require(bool holds) {
    if (!holds) __builtin_trap();
}

// What is read is whole and within its bounds, whatever it was read from.
void check(std::string_view payload) {
    const auto read = codec::read_acceptance(payload);
    if (!read) return;
    require(read->oin.size() == 20 && read->build.size() == 64 && read->report.size() == 64);
    require(!read->roles.empty() && read->roles.size() <= 3);
    require(read->steps.size() <= domain::examination_steps.size());
    require(read->accepted_at < read->valid_until);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view octets(reinterpret_cast<const char*>(data), size);
    check(octets);
    if (const auto plain = codec::from_base64(octets)) require(codec::to_base64(*plain) == octets);
    const auto envelope = codec::read_dsse(octets);
    if (!envelope) return 0;
    require(size <= codec::max_acceptance_record);
    require(!envelope->payload.empty() && !envelope->signature.empty());
    check(envelope->payload);
    return 0;
}
