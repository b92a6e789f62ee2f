#include "gateway/net/body_reader.hpp"

#include <algorithm>

namespace kruispunt::net {
namespace {

constexpr int most_digits = 16;
constexpr int longest_extension = 256;
constexpr std::uint64_t spare_overhead = 16 * 1024;
/// More than any stream brings, and far from where sums with it would wrap.
constexpr std::uint64_t no_limit = std::uint64_t{1} << 62U;

/// The value of a hexadecimal digit, or -1.
int digit_of(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

} // namespace

void body_reader::begin(body_framing framing, std::uint64_t size, std::uint64_t limit) {
    reset(framing, size, limit);
    if (missing_ <= limit_) body_.reserve(missing_);
}

void body_reader::begin_stream(body_framing framing, std::uint64_t size) {
    reset(framing, size, no_limit);
}

void body_reader::reset(body_framing framing, std::uint64_t size, std::uint64_t limit) {
    framing_ = framing;
    limit_ = limit;
    missing_ = framing == body_framing::sized ? size : 0;
    expected_ = expected::size;
    digits_ = extension_ = 0;
    overhead_ = 0;
    body_.clear();
}

body_reader::step body_reader::take(std::string_view octets, std::size_t& used) {
    switch (framing_) {
    case body_framing::none:
        return step::complete;
    case body_framing::sized:
        return take_sized(octets, used);
    case body_framing::chunked:
        return take_chunked(octets, used);
    case body_framing::until_end:
        return take_until_end(octets, used);
    }
    return step::malformed;
}

body_reader::step body_reader::take_sized(std::string_view octets, std::size_t& used) {
    if (body_.size() + missing_ > limit_) return step::too_large;
    const auto taken = std::min<std::uint64_t>(missing_, octets.size());
    body_.append(octets.substr(0, taken));
    used += taken;
    missing_ -= taken;
    return missing_ == 0 ? step::complete : step::need_more;
}

body_reader::step body_reader::take_until_end(std::string_view octets, std::size_t& used) {
    if (octets.size() > limit_ - body_.size()) return step::too_large;
    body_.append(octets);
    used += octets.size();
    return step::need_more;
}

body_reader::step body_reader::take_chunked(std::string_view octets, std::size_t& used) {
    while (!octets.empty()) {
        if (expected_ == expected::data) {
            const auto taken = std::min<std::uint64_t>(missing_, octets.size());
            body_.append(octets.substr(0, taken));
            octets.remove_prefix(taken);
            used += taken;
            missing_ -= taken;
            if (missing_ == 0) expected_ = expected::data_cr;
            continue;
        }
        const auto now = take_framing(octets.front());
        octets.remove_prefix(1);
        ++used;
        if (now != step::need_more) return now;
    }
    return step::need_more;
}

body_reader::step body_reader::take_framing(char octet) {
    if (++overhead_ > limit_ + spare_overhead) return step::too_large;
    switch (expected_) {
    case expected::size:
        return take_size(octet);
    case expected::extension:
        return take_extension(octet);
    case expected::size_lf:
        return octet == '\n' ? settle_size() : step::malformed;
    case expected::data_cr:
        return expect('\r', octet, expected::data_lf);
    case expected::data_lf:
        return expect('\n', octet, expected::size);
    case expected::end_cr:
        return expect('\r', octet, expected::end_lf);
    case expected::end_lf:
        return octet == '\n' ? step::complete : step::malformed;
    case expected::data:
        break;
    }
    return step::malformed;
}

body_reader::step body_reader::expect(char wanted, char octet, expected next) {
    expected_ = next;
    return octet == wanted ? step::need_more : step::malformed;
}

body_reader::step body_reader::take_size(char octet) {
    const int digit = digit_of(octet);
    if (digit >= 0) {
        if (++digits_ > most_digits) return step::malformed;
        missing_ = missing_ * 16 + static_cast<std::uint64_t>(digit);
        return missing_ > limit_ - body_.size() ? step::too_large : step::need_more;
    }
    if (digits_ == 0) return step::malformed;
    if (octet == '\r') return expect('\r', octet, expected::size_lf);
    if (octet != ';' && octet != ' ' && octet != '\t') return step::malformed;
    return expect(octet, octet, expected::extension);
}

body_reader::step body_reader::take_extension(char octet) {
    if (octet == '\r') return expect('\r', octet, expected::size_lf);
    const bool printable = octet == '\t' || (octet >= 0x20 && octet < 0x7f);
    return printable && ++extension_ <= longest_extension ? step::need_more : step::malformed;
}

body_reader::step body_reader::settle_size() {
    expected_ = missing_ == 0 ? expected::end_cr : expected::data;
    digits_ = extension_ = 0;
    return step::need_more;
}

} // namespace kruispunt::net
