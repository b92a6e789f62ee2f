#include "conformance/wire/octets.hpp"

#include <boost/asio/buffer.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>

#include <array>
#include <charconv>

namespace kruispunt::conformance::wire {
namespace {

namespace http = boost::beast::http;
using boost::system::error_code;

constexpr std::uint32_t largest_head = 64U * 1024U;
constexpr std::size_t largest_body = 16U * 1024U * 1024U;
constexpr int most_interim_answers = 5;
/// Small enough for lines of a load to be cut in two.
constexpr std::size_t largest_chunk = 1000;

bool expects_body(const std::string& method) {
    return method == "POST" || method == "PUT" || method == "PATCH";
}

std::string in_chunks(std::string_view body) {
    std::string written;
    while (!body.empty()) {
        const auto piece = body.substr(0, largest_chunk);
        std::array<char, 16> size{};
        auto* const end =
            std::to_chars(size.data(), size.data() + size.size(), piece.size(), 16).ptr;
        written.append(size.data(), end).append("\r\n").append(piece).append("\r\n");
        body.remove_prefix(piece.size());
    }
    return written + "0\r\n\r\n";
}

} // namespace

void complete(request& what, std::string_view host) {
    if (!header_value(what.headers, "Host"))
        what.headers.insert(what.headers.begin(), {"Host", std::string(host)});
    const bool framed = header_value(what.headers, "Content-Length").has_value() ||
                        header_value(what.headers, "Transfer-Encoding").has_value();
    if (framed || (what.body.empty() && !expects_body(what.method))) return;
    what.headers.push_back({"Content-Length", std::to_string(what.body.size())});
}

std::string head_of(const request& what) {
    std::string written = what.method + " " + what.target + " HTTP/1.1\r\n";
    for (const auto& field : what.headers)
        written += field.name + ": " + field.value + "\r\n";
    return written + "\r\n";
}

std::string octets_of(const request& what) {
    const auto coding = header_value(what.headers, "Transfer-Encoding");
    const bool chunked = coding && same_ignoring_case(*coding, "chunked");
    return head_of(what) + (chunked ? in_chunks(what.body) : what.body);
}

struct answer_reader::inside {
    explicit inside(bool skip) : without_body(skip) { begin(); }

    void begin() {
        parser.emplace();
        parser->header_limit(largest_head);
        parser->body_limit(largest_body);
        parser->eager(true);
        if (without_body) parser->skip(true);
    }

    bool without_body;
    std::optional<http::response_parser<http::string_body>> parser;
    std::string waiting;
    std::string fault;
    bool begun = false;
    int interim = 0;

    state broken(const error_code& why) {
        fault = why.message();
        return state::broken;
    }

    /// A whole answer is there; an interim one makes room for the next.
    bool is_final() {
        if (parser->get().result_int() >= 200 || interim >= most_interim_answers) return true;
        ++interim;
        begin();
        return false;
    }
};

answer_reader::answer_reader(bool without_body) : inside_(std::make_unique<inside>(without_body)) {}

answer_reader::~answer_reader() = default;

answer_reader::state answer_reader::take(std::string_view octets) {
    if (!octets.empty()) inside_->begun = true;
    inside_->waiting += octets;
    while (!inside_->waiting.empty()) {
        error_code error;
        const auto used = inside_->parser->put(boost::asio::buffer(inside_->waiting), error);
        inside_->waiting.erase(0, used);
        if (error == http::error::need_more) return state::needs_more;
        if (error) return inside_->broken(error);
        if (inside_->parser->is_done() && inside_->is_final()) return state::complete;
        if (used == 0) return state::needs_more;
    }
    return state::needs_more;
}

answer_reader::state answer_reader::ended() {
    error_code error;
    if (!inside_->begun) {
        inside_->fault = "the connection was closed without an answer";
        return state::broken;
    }
    inside_->parser->put_eof(error);
    if (error) return inside_->broken(error);
    return inside_->parser->is_done() ? state::complete : state::broken;
}

const std::string& answer_reader::fault() const {
    return inside_->fault;
}

bool answer_reader::has_begun() const {
    return inside_->begun;
}

bool answer_reader::keeps_alive() const {
    return inside_->parser->keep_alive();
}

response answer_reader::release() {
    auto message = inside_->parser->release();
    response ours;
    ours.status = message.result_int();
    for (const auto& field : message)
        ours.headers.push_back({std::string(field.name_string()), std::string(field.value())});
    ours.body = std::move(message.body());
    return ours;
}

} // namespace kruispunt::conformance::wire
