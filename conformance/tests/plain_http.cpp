#include "conformance/tests/plain_http.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/string_body.hpp>
#include <boost/beast/http/write.hpp>

namespace kruispunt::conformance::tests {

namespace asio = boost::asio;
namespace http = boost::beast::http;

wire::response call_plain(
    std::uint16_t port,
    const std::string& method,
    const std::string& target,
    const std::string& body
) {
    asio::io_context context;
    asio::ip::tcp::socket socket(context);
    socket.connect({asio::ip::make_address("127.0.0.1"), port});
    http::request<http::string_body> asked;
    asked.version(11);
    asked.method_string(method);
    asked.target(target);
    asked.set(http::field::host, "127.0.0.1");
    asked.keep_alive(false);
    asked.body() = body;
    asked.prepare_payload();
    http::write(socket, asked);
    boost::beast::flat_buffer buffer;
    http::response_parser<http::string_body> parser;
    parser.body_limit(256U * 1024U * 1024U);
    http::read(socket, buffer, parser);
    wire::response answer;
    answer.status = parser.get().result_int();
    answer.body = std::move(parser.get().body());
    return answer;
}

} // namespace kruispunt::conformance::tests
