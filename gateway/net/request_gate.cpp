#include "gateway/net/request_gate.hpp"

#include "gateway/net/http_grammar.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace kruispunt::net {
namespace {

using ports::transport_fault;

constexpr std::array<std::string_view, 7> methods = {
    "GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS"};

struct scanned {
    bool malformed = false;
    std::size_t block_end = 0; ///< past the blank line; 0: not seen yet
};

/// Finds the blank line and every octet that may not stand in a header block, in one pass.
scanned scan(std::string_view octets) {
    std::size_t line_start = 0;
    for (std::size_t i = 0; i < octets.size(); ++i) {
        const char c = octets[i];
        if ((c >= 0x20 && c < 0x7f) || c == '\t') continue;
        if (c != '\r') return {.malformed = true};
        if (i + 1 == octets.size()) break; // the pair may be cut here
        if (octets[i + 1] != '\n') return {.malformed = true};
        if (i == line_start) return {.block_end = i + 2};
        ++i;
        line_start = i + 1;
    }
    return {};
}

struct request_line {
    std::string_view target;
    bool http_1_1 = false;
};

std::optional<request_line> read_request_line(std::string_view line) {
    const auto first = line.find(' ');
    const auto last = line.rfind(' ');
    if (first == std::string_view::npos || first == last) return std::nullopt;
    const auto method = line.substr(0, first);
    const auto target = line.substr(first + 1, last - first - 1);
    const auto version = line.substr(last + 1);
    if (std::find(methods.begin(), methods.end(), method) == methods.end()) return std::nullopt;
    if (!is_origin_form(target)) return std::nullopt;
    if (version != "HTTP/1.1" && version != "HTTP/1.0") return std::nullopt;
    return request_line{.target = target, .http_1_1 = version == "HTTP/1.1"};
}

/// What the fields of one block say about framing.
class framing {
public:
    /// Takes one line; false where it breaks a rule.
    bool take(std::string_view line) {
        const auto colon = line.find(':');
        if (colon == std::string_view::npos || !is_token(line.substr(0, colon))) return false;
        const auto name = line.substr(0, colon);
        const auto value = trimmed(line.substr(colon + 1));
        if (same_word(name, "host")) return ++hosts_ == 1 && is_authority(value);
        if (same_word(name, "content-length")) return take_length(value);
        if (same_word(name, "transfer-encoding")) return take_coding(value);
        if (same_word(name, "connection")) close_ = close_ || list_has_word(value, "close");
        if (same_word(name, "expect")) {
            expects_continue_ = same_word(value, "100-continue");
            return expects_continue_;
        }
        return true;
    }

    /// Whether the fields together make one message with one end.
    bool sound(bool http_1_1) const {
        if (hosts_ != 1) return false;
        return !chunked_ || (http_1_1 && !length_);
    }

    void describe(gate_verdict& verdict, bool http_1_1) const {
        verdict.content_length = length_;
        verdict.chunked = chunked_;
        verdict.expects_continue = expects_continue_ && http_1_1;
        verdict.keep_alive = http_1_1 && !close_;
    }

private:
    bool take_length(std::string_view value) {
        std::uint64_t length = 0;
        const auto* end = value.data() + value.size();
        const auto [stop, error] = std::from_chars(value.data(), end, length);
        if (length_ || value.empty() || error != std::errc{} || stop != end) return false;
        length_ = length;
        return true;
    }

    bool take_coding(std::string_view value) {
        if (chunked_ || !same_word(value, "chunked")) return false;
        chunked_ = true;
        return true;
    }

    int hosts_ = 0;
    std::optional<std::uint64_t> length_;
    bool chunked_ = false;
    bool close_ = false;
    bool expects_continue_ = false;
};

gate_verdict refused(transport_fault fault, std::string_view target = {}) {
    return {.state = gate_state::refused, .fault = fault, .target = target};
}

/// Judges a whole block; `fields` holds its lines after the first, without the blank one.
gate_verdict
judge_fields(const request_line& start, std::string_view fields, const message_limits& limits) {
    framing found;
    std::size_t count = 0;
    while (!fields.empty()) {
        const auto line_end = fields.find("\r\n");
        if (++count > limits.fields) {
            return refused(transport_fault::header_too_large, start.target);
        }
        if (!found.take(fields.substr(0, line_end))) {
            return refused(transport_fault::malformed, start.target);
        }
        fields.remove_prefix(line_end + 2);
    }
    if (!found.sound(start.http_1_1)) return refused(transport_fault::malformed, start.target);

    gate_verdict verdict{.state = gate_state::admitted, .target = start.target};
    found.describe(verdict, start.http_1_1);
    if (verdict.content_length.value_or(0) > limits.body) {
        return refused(transport_fault::body_too_large, start.target);
    }
    return verdict;
}

} // namespace

gate_verdict inspect_request_header(std::string_view octets, const message_limits& limits) {
    const auto seen = octets.substr(0, limits.header);
    const auto block = scan(seen);
    const auto line_end = seen.find("\r\n");
    std::optional<request_line> start;
    if (line_end != std::string_view::npos) {
        start = read_request_line(seen.substr(0, line_end));
        if (!start) return refused(transport_fault::malformed);
    }
    const auto target = start ? start->target : std::string_view();
    if (block.malformed) return refused(transport_fault::malformed, target);
    if (block.block_end == 0) {
        if (octets.size() < limits.header) return {.target = target};
        return refused(transport_fault::header_too_large, target);
    }
    const auto fields_start = line_end + 2;
    auto verdict =
        judge_fields(*start, seen.substr(fields_start, block.block_end - 2 - fields_start), limits);
    if (verdict.state == gate_state::admitted) verdict.header_size = block.block_end;
    return verdict;
}

} // namespace kruispunt::net
