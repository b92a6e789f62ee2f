#include "tests/bench/bulk_answers.hpp"

#include <charconv>
#include <iomanip>
#include <sstream>

namespace kruispunt::bench {
namespace {

/// The index in ten digits, as message_template writes it.
std::string ten_digits(std::uint64_t number) {
    std::ostringstream text;
    text << std::setw(10) << std::setfill('0') << number;
    return text.str();
}

} // namespace

void bulk_answers::take(std::string& received) {
    std::string_view rest = received;
    bool more = head_seen_ || take_head(rest);
    while (more && !ended())
        more = take_chunk(rest);
    received.erase(0, received.size() - rest.size());
}

bool bulk_answers::take_head(std::string_view& rest) {
    const auto end = rest.find("\r\n\r\n");
    if (end == rest.npos) return false;
    if (rest.substr(0, 12) != "HTTP/1.1 200") error_ = rest.substr(0, rest.find("\r\n"));
    if (rest.substr(0, end).find("Transfer-Encoding: chunked") == rest.npos)
        error_ = "the answer is not streamed";
    rest.remove_prefix(end + 4);
    head_seen_ = true;
    return true;
}

bool bulk_answers::take_chunk(std::string_view& rest) {
    const auto size_end = rest.find("\r\n");
    if (size_end == rest.npos) return false;
    std::size_t size = 0;
    const auto [stop, error] = std::from_chars(rest.data(), rest.data() + size_end, size, 16);
    if (error != std::errc{} || stop != rest.data() + size_end) error_ = "a chunk without a size";
    if (ended() || rest.size() < size_end + size + 4) return false;
    take_lines(rest.substr(size_end + 2, size));
    if (size == 0 && total_.empty()) error_ = "the answer ended without a total";
    rest.remove_prefix(size_end + size + 4);
    return true;
}

void bulk_answers::take_lines(std::string_view octets) {
    for (auto end = octets.find('\n'); end != octets.npos; end = octets.find('\n')) {
        line_ += octets.substr(0, end);
        octets.remove_prefix(end + 1);
        take_line(line_);
        line_.clear();
    }
    line_ += octets;
}

void bulk_answers::take_line(std::string_view line) {
    if (line.substr(0, 7) == "TOTAAL;") {
        total_ = line;
        return;
    }
    const auto reference = line.substr(0, line.find(';'));
    if (!reference.ends_with(ten_digits(next_id_++))) error_ = "an answer is out of order";
    if (line.substr(reference.size()) == ";Bv03")
        ++taken_;
    else
        ++refused_;
}

} // namespace kruispunt::bench
