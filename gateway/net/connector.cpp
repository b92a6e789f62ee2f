#include "gateway/net/connector.hpp"

#include "gateway/net/tcp_connect.hpp"
#include "gateway/net/tls_stream.hpp"

#include <boost/asio/error.hpp>

#include <algorithm>

namespace kruispunt::net {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;
using ports::call_fault;

namespace {

constexpr std::size_t most_addresses = 8;

connector::opened failure(call_fault fault, std::string detail) {
    return {
        .connection = nullptr,
        .failure = {.fault = fault, .detail = std::move(detail), .response = {}}};
}

call_fault fault_of(const error_code& error, call_fault stage) {
    return error == asio::error::timed_out ? call_fault::timed_out : stage;
}

} // namespace

connector::connector(
    const asio::any_io_executor& executor,
    const message_limits& limits,
    std::chrono::milliseconds each_address
)
    : executor_(executor), limits_(limits), each_address_(each_address), resolver_(executor) {}

ports::task<connector::opened> connector::open(
    origin to,
    std::string expected_oin,
    // shared because connections outlive the context that made them when trust is reloaded
    std::shared_ptr<const tls_context> context,
    ports::deadline until
) {
    const auto found = co_await resolver_.resolve(to.host, to.port, until);
    if (found.error) {
        co_return failure(
            fault_of(found.error, call_fault::name), "name: " + found.error.message()
        );
    }
    tcp::socket socket(executor_);
    error_code error = asio::error::host_not_found;
    const auto tries = std::min(found.endpoints.size(), most_addresses);
    for (std::size_t i = 0; i < tries && error; ++i) {
        const auto each = std::min(until, std::chrono::steady_clock::now() + each_address_);
        error = co_await connect_to(socket, found.endpoints[i], each);
        if (std::chrono::steady_clock::now() >= until) break;
    }
    if (error) {
        co_return failure(fault_of(error, call_fault::connect), "connect: " + error.message());
    }
    auto connection = std::make_unique<client_connection>(
        std::make_unique<tls_stream>(std::move(socket), context->calling(to.host)),
        executor_,
        limits_
    );
    auto outcome = co_await connection->open(std::move(expected_oin), until);
    if (outcome.fault != call_fault::none) {
        co_return opened{.connection = nullptr, .failure = std::move(outcome)};
    }
    co_return opened{.connection = std::move(connection), .failure = {}};
}

} // namespace kruispunt::net
