#include "gateway/net/request_reader.hpp"

#include "gateway/net/body_reader.hpp"
#include "gateway/net/request_gate.hpp"

#include <boost/asio/buffer.hpp>
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/parser.hpp>

#include <cstring>
#include <limits>
#include <optional>
#include <utility>

namespace kruispunt::net {

namespace http = boost::beast::http;
using ports::transport_fault;

namespace {

constexpr std::size_t read_ahead = 4096;

body_framing framing_of(const gate_verdict& verdict) {
    if (verdict.chunked) return body_framing::chunked;
    return verdict.content_length ? body_framing::sized : body_framing::none;
}

} // namespace

struct request_reader::parser {
    std::optional<http::request<http::empty_body>> header; ///< from its blank line to `take`
    body_reader body;
    bool continue_due = false;
    bool streamed = false;
    std::string target; ///< of a streamed request, once its head was taken
};

request_reader::request_reader(const message_limits& limits, streamed_targets streamed)
    : limits_(limits), streamed_(std::move(streamed)), buffer_(limits.header + read_ahead),
      parser_(std::make_unique<parser>()) {}

request_reader::~request_reader() = default;

std::string_view request_reader::unread() const {
    return {buffer_.data() + begin_, end_ - begin_};
}

bool request_reader::untouched() const {
    return begin_ == end_ && !parser_->header;
}

std::span<char> request_reader::room() {
    if (begin_ > 0) {
        std::memmove(buffer_.data(), buffer_.data() + begin_, end_ - begin_);
        end_ -= begin_;
        begin_ = 0;
    }
    return {buffer_.data() + end_, buffer_.size() - end_};
}

void request_reader::commit(std::size_t size) {
    end_ += size;
}

request_reader::step request_reader::refuse(transport_fault fault, std::string_view target) {
    refusal_ = {.fault = fault, .target = std::string(target)};
    keep_alive_ = false;
    return step::refused;
}

request_reader::step request_reader::advance() {
    if (!parser_->header) {
        const auto next = read_header();
        if (next != step::need_body) return next;
    }
    return parser_->streamed ? step::streamed : read_body();
}

/// A streamed request's body may have any length.
gate_verdict request_reader::judge() const {
    const auto verdict = inspect_request_header(unread(), limits_);
    const bool only_long =
        verdict.state == gate_state::refused && verdict.fault == transport_fault::body_too_large;
    if (!only_long || !streamed_ || !streamed_(verdict.target)) return verdict;
    auto unbounded = limits_;
    unbounded.body = std::numeric_limits<std::uint64_t>::max();
    return inspect_request_header(unread(), unbounded);
}

/// Admits a header block and hands it, and nothing after it, to the parser.
request_reader::step request_reader::read_header() {
    if (begin_ == end_) return step::need_header;
    const auto verdict = judge();
    if (verdict.state == gate_state::incomplete) return step::need_header;
    if (verdict.state == gate_state::refused) return refuse(verdict.fault, verdict.target);

    http::request_parser<http::empty_body> reading;
    reading.header_limit(static_cast<std::uint32_t>(limits_.header));
    reading.body_limit(boost::none); // the gate has judged the length
    boost::system::error_code error;
    reading.put(boost::asio::buffer(unread().substr(0, verdict.header_size)), error);
    if (error || !reading.is_header_done()) {
        return refuse(transport_fault::malformed, verdict.target);
    }
    parser_->header = reading.release();
    return begin_body(verdict);
}

request_reader::step request_reader::begin_body(const gate_verdict& verdict) {
    const auto length = verdict.content_length.value_or(0);
    parser_->streamed = streamed_ && streamed_(verdict.target);
    if (parser_->streamed) {
        constexpr unsigned http_1_1 = 11; // before it there are no chunks to answer in
        if (parser_->header->version() != http_1_1)
            return refuse(transport_fault::malformed, verdict.target);
        parser_->body.begin_stream(framing_of(verdict), length);
        parser_->target = std::string(verdict.target);
    } else {
        parser_->body.begin(framing_of(verdict), length, limits_.body);
    }
    parser_->continue_due = verdict.expects_continue;
    keep_alive_ = verdict.keep_alive;
    begin_ += verdict.header_size;
    return step::need_body;
}

request_reader::step request_reader::read_body() {
    const auto target = std::string_view(parser_->header->target());
    if (begin_ < end_) parser_->continue_due = false; // the peer did not wait
    std::size_t used = 0;
    const auto now = parser_->body.take(unread(), used);
    begin_ += used;
    switch (now) {
    case body_reader::step::complete:
        return step::complete;
    case body_reader::step::malformed:
        return refuse(transport_fault::malformed, target);
    case body_reader::step::too_large:
        return refuse(transport_fault::body_too_large, target);
    case body_reader::step::need_more:
        break;
    }
    return std::exchange(parser_->continue_due, false) ? step::continue_wanted : step::need_body;
}

ports::http_request request_reader::take() {
    const auto header = std::exchange(parser_->header, std::nullopt);
    ports::http_request request;
    request.method = std::string(header->method_string());
    request.target = std::string(header->target());
    for (const auto& field : *header) {
        request.fields.add(std::string(field.name_string()), std::string(field.value()));
    }
    request.body = parser_->body.release();
    return request;
}

request_reader::step request_reader::take_piece(std::string& octets) {
    if (begin_ < end_) parser_->continue_due = false; // the peer did not wait
    std::size_t used = 0;
    const auto now = parser_->body.take(unread(), used);
    begin_ += used;
    octets = parser_->body.release();
    switch (now) {
    case body_reader::step::complete:
        return step::complete;
    case body_reader::step::malformed:
        return refuse(transport_fault::malformed, parser_->target);
    case body_reader::step::too_large:
        return refuse(transport_fault::body_too_large, parser_->target);
    case body_reader::step::need_more:
        break;
    }
    return std::exchange(parser_->continue_due, false) ? step::continue_wanted : step::need_body;
}

} // namespace kruispunt::net
