#include "gateway/net/response_reader.hpp"

#include "gateway/net/body_reader.hpp"
#include "gateway/net/http_grammar.hpp"

#include <boost/asio/buffer.hpp>
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/parser.hpp>

#include <cstring>
#include <iterator>
#include <optional>
#include <utility>

namespace kruispunt::net {

namespace http = boost::beast::http;

namespace {

using beast_parser = http::response_parser<http::empty_body>;

constexpr std::size_t read_ahead = 4096;
constexpr int interim_answers = 8;

bool is_interim(unsigned status) {
    return status / 100 == 1;
}

bool never_has_body(unsigned status) {
    return status == 204 || status == 304;
}

} // namespace

struct response_reader::parser {
    std::optional<http::response<http::empty_body>> header; ///< from its blank line to `take`
    body_reader body;
    bool without_body = false;
    int interim = 0;
};

response_reader::response_reader(const message_limits& limits)
    : limits_(limits), buffer_(limits.header + read_ahead), parser_(std::make_unique<parser>()) {}

response_reader::~response_reader() = default;

void response_reader::expect(bool without_body) {
    parser_->header.reset();
    parser_->without_body = without_body;
    parser_->interim = 0;
    begin_ = end_ = 0;
    touched_ = reusable_ = false;
}

response_reader::step response_reader::broken(const char* fault) {
    fault_ = fault;
    reusable_ = false;
    return step::broken;
}

std::span<char> response_reader::room() {
    if (begin_ > 0) {
        std::memmove(buffer_.data(), buffer_.data() + begin_, end_ - begin_);
        end_ -= begin_;
        begin_ = 0;
    }
    return {buffer_.data() + end_, buffer_.size() - end_};
}

void response_reader::commit(std::size_t size) {
    end_ += size;
    touched_ = touched_ || size > 0;
}

std::string_view response_reader::unread() const {
    return {buffer_.data() + begin_, end_ - begin_};
}

response_reader::step response_reader::advance() {
    while (!parser_->header) {
        const auto block = unread().substr(0, limits_.header).find("\r\n\r\n");
        if (block == std::string_view::npos) {
            if (unread().size() < limits_.header) return step::need_more;
            return broken("answer's header is over the limit");
        }
        if (read_header(block + 4) == step::broken) return step::broken;
    }
    return read_body();
}

/// Reads a whole header block of `size` octets; an interim answer's is passed over.
response_reader::step response_reader::read_header(std::size_t size) {
    beast_parser reading;
    reading.header_limit(static_cast<std::uint32_t>(limits_.header));
    reading.body_limit(boost::none); // the body's reader has its own
    boost::system::error_code error;
    reading.put(boost::asio::buffer(unread().substr(0, size)), error);
    if (error || !reading.is_header_done()) return broken("answer is not well-formed HTTP");
    begin_ += size;

    const auto& header = reading.get();
    const auto status = header.result_int();
    if (is_interim(status)) {
        if (status == 101) return broken("answer changes to another protocol");
        if (++parser_->interim > interim_answers) return broken("too many interim answers");
        return step::need_more;
    }
    if (status < 200 || status > 599) return broken("answer's status does not exist");
    const auto fields = std::distance(header.begin(), header.end());
    if (static_cast<std::size_t>(fields) > limits_.fields)
        return broken("answer has too many fields");
    const bool coded = header.count(http::field::transfer_encoding) > 0;
    if (coded && !same_word(header[http::field::transfer_encoding], "chunked")) {
        return broken("answer has an unknown transfer coding");
    }
    auto framing = body_framing::until_end;
    if (coded) framing = body_framing::chunked;
    const auto length = reading.content_length();
    if (length) framing = body_framing::sized;
    if (parser_->without_body || never_has_body(status)) framing = body_framing::none;
    parser_->body.begin(framing, length.value_or(0), limits_.body);
    parser_->header = reading.release();
    return step::need_more;
}

response_reader::step response_reader::read_body() {
    std::size_t used = 0;
    const auto now = parser_->body.take(unread(), used);
    begin_ += used;
    switch (now) {
    case body_reader::step::complete:
        reusable_ = parser_->header->keep_alive() && begin_ == end_;
        return step::complete;
    case body_reader::step::malformed:
        return broken("answer's chunks are malformed");
    case body_reader::step::too_large:
        return broken("answer's body is over the limit");
    case body_reader::step::need_more:
        break;
    }
    return step::need_more;
}

response_reader::step response_reader::end_of_stream() {
    if (!parser_->header) return broken("connection closed before the answer");
    if (!parser_->body.ends_with_stream()) return broken("answer ended in its middle");
    return step::complete;
}

ports::http_response response_reader::take() {
    const auto header = std::exchange(parser_->header, std::nullopt);
    ports::http_response response;
    response.status = static_cast<int>(header->result_int());
    for (const auto& field : *header) {
        response.fields.add(std::string(field.name_string()), std::string(field.value()));
    }
    response.body = parser_->body.release();
    return response;
}

} // namespace kruispunt::net
