#include "gateway/net/message_writer.hpp"

#include "gateway/net/http_grammar.hpp"

#include <boost/beast/http/status.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <ctime>
#include <stdexcept>

namespace kruispunt::net {
namespace {

constexpr std::array<std::string_view, 5> own_fields = {
    "content-length", "date", "connection", "transfer-encoding", "host"};

void append_number(std::string& out, std::size_t number) {
    std::array<char, 20> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
    out.append(digits.data(), end);
}

void append_field(std::string& out, std::string_view name, std::string_view value) {
    out.append(name).append(": ").append(value).append("\r\n");
}

bool is_own(std::string_view name) {
    return std::any_of(own_fields.begin(), own_fields.end(), [name](auto own) {
        return same_word(own, name);
    });
}

void append_fields(std::string& out, const ports::http_fields& fields) {
    for (const auto& [name, value] : fields) {
        if (!is_token(name) || !is_field_value(value)) {
            throw std::invalid_argument("header field cannot stand in a message: " + name);
        }
        if (!is_own(name)) append_field(out, name, value);
    }
}

/// The Date field's line; made once a second on each thread.
std::string_view date_line() {
    thread_local std::time_t made_at = -1;
    thread_local std::array<char, 48> line{};
    thread_local std::size_t size = 0;
    const auto now = std::time(nullptr);
    if (now != made_at) {
        std::tm parts{};
        gmtime_r(&now, &parts);
        size =
            std::strftime(line.data(), line.size(), "Date: %a, %d %b %Y %H:%M:%S GMT\r\n", &parts);
        made_at = now;
    }
    return {line.data(), size};
}

bool has_content(int status) {
    return status >= 200 && status != 204 && status != 304;
}

void append_head(std::string& out, const ports::http_response& response, bool close) {
    if (response.status < 200 || response.status > 599) {
        throw std::invalid_argument("status of an answer must be 200 to 599");
    }
    const auto status = static_cast<unsigned>(response.status);
    out.append("HTTP/1.1 ");
    append_number(out, status);
    const auto reason =
        boost::beast::http::obsolete_reason(boost::beast::http::int_to_status(status));
    out.append(" ").append(reason.data(), reason.size()).append("\r\n");
    out.append(date_line());
    append_fields(out, response.fields);
    if (close) append_field(out, "Connection", "close");
}

} // namespace

void append_response(
    std::string& out, const ports::http_response& response, bool to_head, bool close
) {
    out.reserve(out.size() + 512 + response.body.size());
    append_head(out, response, close);
    const bool content = has_content(response.status);
    if (content) {
        out.append("Content-Length: ");
        append_number(out, response.body.size());
        out.append("\r\n");
    }
    out.append("\r\n");
    if (content && !to_head) out.append(response.body);
}

void append_chunked_head(std::string& out, const ports::http_response& head, bool close) {
    if (!head.body.empty() || !has_content(head.status))
        throw std::invalid_argument("a chunked answer's head has no body, and its status one");
    append_head(out, head, close);
    append_field(out, "Transfer-Encoding", "chunked");
    out.append("\r\n");
}

void append_chunk(std::string& out, std::string_view octets) {
    if (octets.empty()) return;
    std::array<char, 16> size{};
    const auto end = std::to_chars(size.data(), size.data() + size.size(), octets.size(), 16).ptr;
    out.append(size.data(), end).append("\r\n").append(octets).append("\r\n");
}

void append_request(
    std::string& out, const ports::http_request& request, std::string_view authority
) {
    if (!is_token(request.method) || !is_origin_form(request.target) || !is_authority(authority)) {
        throw std::invalid_argument("method, target or authority cannot stand in a request");
    }
    out.reserve(out.size() + 512 + request.body.size());
    out.append(request.method).append(" ").append(request.target).append(" HTTP/1.1\r\n");
    append_field(out, "Host", authority);
    append_fields(out, request.fields);
    if (!request.body.empty() || (request.method != "GET" && request.method != "HEAD")) {
        out.append("Content-Length: ");
        append_number(out, request.body.size());
        out.append("\r\n");
    }
    out.append("\r\n").append(request.body);
}

} // namespace kruispunt::net
