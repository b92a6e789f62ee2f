// Any octets as an answer to one of our calls, in pieces whose sizes the first octet chooses: the
// reader must neither crash nor go over its limits.
#include "gateway/net/response_reader.hpp"

#include <algorithm>
#include <cstdint>
#include <cstdlib>

namespace {

using namespace kruispunt::net;

constexpr message_limits limits{.header = 1024, .fields = 16, .body = 4096};

void read_in_pieces(std::string_view octets, std::size_t piece, bool to_head) {
    response_reader reader(limits);
    reader.expect(to_head);
    auto now = response_reader::step::need_more;
    while (!octets.empty() && now == response_reader::step::need_more) {
        const auto room = reader.room();
        const auto size = std::min({piece, octets.size(), room.size()});
        if (size == 0) std::abort();
        std::copy_n(octets.begin(), size, room.begin());
        reader.commit(size);
        octets.remove_prefix(size);
        now = reader.advance();
    }
    if (now == response_reader::step::need_more) now = reader.end_of_stream();
    if (now != response_reader::step::complete) return;
    const auto response = reader.take();
    if (response.body.size() > limits.body || response.fields.size() > limits.fields) std::abort();
    if (response.status < 200) std::abort();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    std::string_view octets(reinterpret_cast<const char*>(data), size);
    const auto choice = static_cast<unsigned char>(octets.front());
    octets.remove_prefix(1);
    read_in_pieces(octets, std::size_t{1} + choice / 2, choice % 2 == 1);
    return 0;
}
