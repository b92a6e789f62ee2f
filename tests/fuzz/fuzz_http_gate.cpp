// Any octets, in pieces whose sizes the first octet chooses: the gate and the reader must neither
// crash nor disagree, and what the reader takes must be what the gate admitted.
#include "gateway/net/request_gate.hpp"
#include "gateway/net/request_reader.hpp"

#include <algorithm>
#include <cstdint>
#include <cstdlib>

namespace {

using namespace kruispunt::net;

constexpr message_limits limits{.header = 1024, .fields = 16, .body = 4096};

/// A verdict once reached stands, whatever octets follow.
void check_verdict_stands(std::string_view octets) {
    auto settled = gate_state::incomplete;
    for (std::size_t size = 0; size <= std::min<std::size_t>(octets.size(), 256); ++size) {
        const auto verdict = inspect_request_header(octets.substr(0, size), limits);
        if (settled == gate_state::admitted && verdict.state != settled) std::abort();
        if (settled == gate_state::refused && verdict.state != settled) std::abort();
        settled = verdict.state;
    }
}

/// Octets that a peer sends, as a reader takes them.
class conversation {
public:
    conversation(std::string_view octets, std::size_t piece)
        : reader_(limits, [](std::string_view target) { return target.substr(0, 5) == "/bulk"; }),
          octets_(octets), piece_(piece) {}

    void run() {
        for (;;) {
            switch (streaming_ ? read_piece() : reader_.advance()) {
            case request_reader::step::refused:
                return;
            case request_reader::step::complete:
                if (!streaming_) check(reader_.take());
                streaming_ = false;
                continue;
            case request_reader::step::streamed:
                check(reader_.take());
                streaming_ = true;
                continue;
            case request_reader::step::continue_wanted:
                continue;
            case request_reader::step::need_header:
            case request_reader::step::need_body:
                break;
            }
            if (!give()) return;
        }
    }

private:
    request_reader::step read_piece() {
        std::string piece;
        const auto made = reader_.take_piece(piece);
        if (piece.size() > limits.body) std::abort();
        return made;
    }

    static void check(const kruispunt::ports::http_request& request) {
        if (request.target.empty() || request.target.front() != '/') std::abort();
        if (request.body.size() > limits.body) std::abort();
        if (!request.fields.find("host")) std::abort();
    }

    bool give() {
        if (octets_.empty()) return false;
        const auto room = reader_.room();
        const auto size = std::min({piece_, octets_.size(), room.size()});
        if (size == 0) std::abort();
        std::copy_n(octets_.begin(), size, room.begin());
        reader_.commit(size);
        octets_.remove_prefix(size);
        return true;
    }

    request_reader reader_;
    std::string_view octets_;
    std::size_t piece_;
    bool streaming_ = false;
};

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    std::string_view octets(reinterpret_cast<const char*>(data), size);
    const std::size_t piece = std::size_t{1} + static_cast<unsigned char>(octets.front());
    octets.remove_prefix(1);
    check_verdict_stands(octets);
    conversation(octets, piece).run();
    return 0;
}
