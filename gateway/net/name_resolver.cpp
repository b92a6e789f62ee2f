#include "gateway/net/name_resolver.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace kruispunt::net {

namespace asio = boost::asio;
using asio::ip::tcp;

namespace {

constexpr std::size_t most_questions = 16;

// RFC 6761, 6.3: this name is the machine itself and is asked of nobody; a container may have no
// file that says so. IPv4 first: that is where a sandbox listens.
std::vector<tcp::endpoint> this_machine(std::uint16_t port) {
    return {{asio::ip::address_v4::loopback(), port}, {asio::ip::address_v6::loopback(), port}};
}

} // namespace

/// Kept by both the asker and the system's answer; whoever comes last lets it go.
struct name_resolver::question {
    question(const asio::any_io_executor& executor, ports::deadline until)
        : answered(executor, until) {}

    asio::steady_timer answered; ///< cancelled by the answer
    bool done = false;
    answer result{.error = asio::error::timed_out, .endpoints = {}};
};

name_resolver::name_resolver(const asio::any_io_executor& executor)
    : resolver_(executor), pending_(std::make_shared<std::size_t>(0)) {}

ports::task<name_resolver::answer>
name_resolver::resolve(std::string host, std::uint16_t port, ports::deadline until) {
    boost::system::error_code not_an_address;
    const auto address = asio::ip::make_address(host, not_an_address);
    if (!not_an_address) co_return answer{.error = {}, .endpoints = {{address, port}}};
    if (host == "localhost") co_return answer{.error = {}, .endpoints = this_machine(port)};
    if (*pending_ >= most_questions) {
        co_return answer{.error = asio::error::no_buffer_space, .endpoints = {}};
    }
    const auto asked = std::make_shared<question>(resolver_.get_executor(), until);
    ++*pending_;
    resolver_.async_resolve(
        host,
        std::to_string(port),
        tcp::resolver::numeric_service,
        [asked, pending = pending_](
            const boost::system::error_code& error, const tcp::resolver::results_type& found
        ) {
            --*pending;
            asked->done = true;
            asked->result.error = error;
            for (const auto& entry : found)
                asked->result.endpoints.push_back(entry.endpoint());
            asked->answered.cancel();
        }
    );
    if (!asked->done) {
        co_await asked->answered.async_wait(asio::as_tuple(asio::use_awaitable));
    }
    co_return asked->result;
}

} // namespace kruispunt::net
