#include "gateway/net/local_call.hpp"

#include "gateway/net/client_connection.hpp"
#include "gateway/net/local_path.hpp"
#include "gateway/net/message_writer.hpp"
#include "gateway/net/plain_stream.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/local/stream_protocol.hpp>
#include <boost/asio/use_future.hpp>

#include <chrono>
#include <future>

namespace kruispunt::net {

namespace asio = boost::asio;
using local = asio::local::stream_protocol;

namespace {

constexpr message_limits answer_limits{.header = 16 * 1024, .fields = 64, .body = 8 * 1024 * 1024};

} // namespace

ports::call_outcome call_local(
    const std::filesystem::path& file, const ports::http_request& request, ports::deadline until
) {
    const local_path path(file);
    asio::io_context io(1);
    local::socket socket(io);
    boost::system::error_code error;
    socket.connect(path.endpoint(), error);
    if (error)
        return {.fault = ports::call_fault::connect, .detail = error.message(), .response = {}};
    std::string octets;
    append_request(octets, request, "localhost");
    client_connection one(
        std::make_unique<plain_stream>(std::move(socket)), io.get_executor(), answer_limits
    );
    auto answered =
        asio::co_spawn(io, one.exchange(octets, request.method == "HEAD", until), asio::use_future);
    // The connection's watch goes on for as long as the connection lives: the answer ends the loop.
    while (answered.wait_for(std::chrono::seconds(0)) != std::future_status::ready)
        io.run_one();
    return answered.get();
}

} // namespace kruispunt::net
