#include "gateway/net/stepwise_caller.hpp"

#include "gateway/net/client_connection.hpp"
#include "gateway/net/message_writer.hpp"
#include "gateway/net/tcp_connect.hpp"
#include "gateway/net/tls_stream.hpp"
#include "gateway/net/tls_witness.hpp"
#include "gateway/net/walk_record.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/error.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <algorithm>
#include <memory>
#include <stdexcept>
#include <utility>

namespace kruispunt::net {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;
using ports::call_fault;
using ports::link_fault;
using ports::link_step;
using steady = std::chrono::steady_clock;

namespace {

link_fault fault_of_name(const error_code& error) {
    const bool unknown = error == asio::error::host_not_found || error == asio::error::no_data;
    return unknown ? link_fault::name_unknown : link_fault::names_silent;
}

link_fault fault_of_connect(const error_code& error) {
    if (error == asio::error::connection_refused) return link_fault::port_refused;
    return error == asio::error::timed_out ? link_fault::no_tcp_answer : link_fault::no_route;
}

std::string text_of(const tcp::endpoint& at) {
    const std::string address = at.address().to_string();
    const bool brackets = at.address().is_v6();
    return (brackets ? "[" + address + "]" : address) + ":" + std::to_string(at.port());
}

std::string text_of(const std::vector<tcp::endpoint>& all) {
    std::string text;
    for (const tcp::endpoint& each : all)
        text += (text.empty() ? "" : ", ") + each.address().to_string();
    return text;
}

struct session_made {
    // shared because a context is; the session looks at its trust store while it shakes hands
    std::shared_ptr<const tls_context> context;
    ssl_ptr session; ///< none: `why`
    std::string why;
};

session_made session_for(const tls_material& material, const std::string& host) {
    try {
        auto context = tls_context::for_client(material);
        auto session = context->calling(host);
        return {std::move(context), std::move(session), {}};
    } catch (const std::runtime_error& unreadable) {
        return {nullptr, nullptr, unreadable.what()};
    }
}

std::string joined(const std::string& first, const std::string& second) {
    if (first.empty() || second.empty()) return first + second;
    return first + "; " + second;
}

} // namespace

stepwise_caller::stepwise_caller(
    asio::any_io_executor executor, const tls_material& material, const walk_limits& limits
)
    : executor_(std::move(executor)), material_(material), limits_(limits), resolver_(executor_) {}

ports::task<ports::link_walk>
stepwise_caller::walk(std::string origin, std::string expected_oin, ports::http_request probe) {
    auto work = take_steps(std::move(origin), std::move(expected_oin), std::move(probe));
    const auto here = co_await asio::this_coro::executor;
    if (here == executor_) co_return co_await std::move(work);
    co_return co_await asio::co_spawn(executor_, std::move(work), asio::use_awaitable);
}

ports::task<ports::link_walk>
stepwise_caller::take_steps(std::string origin_text, std::string oin, ports::http_request probe) {
    walk_record steps;
    auto to = parse_origin(origin_text);
    if (to)
        co_await find(std::move(*to), std::move(oin), std::move(probe), steps);
    else
        steps.failed(link_step::name, link_fault::bad_address, "it is not https://host:port");
    co_return steps.take();
}

ports::task<void>
stepwise_caller::find(origin to, std::string oin, ports::http_request probe, walk_record& steps) {
    const auto found = co_await resolver_.resolve(to.host, to.port, steady::now() + limits_.name);
    if (found.error) {
        steps.failed(link_step::name, fault_of_name(found.error), found.error.message());
        co_return;
    }
    steps.passed(link_step::name, text_of(found.endpoints));
    tcp::socket socket(executor_);
    const bool connected = co_await connect(socket, found, steps);
    if (connected)
        co_await call(std::move(socket), std::move(to), std::move(oin), std::move(probe), steps);
}

ports::task<bool> stepwise_caller::connect(
    tcp::socket& socket, const name_resolver::answer& found, walk_record& steps
) {
    error_code error = asio::error::host_not_found;
    std::string tried;
    const auto most = std::min(found.endpoints.size(), limits_.addresses);
    for (std::size_t i = 0; i < most && error; ++i) {
        const tcp::endpoint& to = found.endpoints[i];
        error = co_await connect_to(socket, to, steady::now() + limits_.connect);
        if (error)
            tried = joined(tried, text_of(to) + ": " + error.message());
        else
            tried = text_of(to);
    }
    if (error)
        steps.failed(link_step::tcp, fault_of_connect(error), tried);
    else
        steps.passed(link_step::tcp, tried);
    co_return !error;
}

namespace {

// Tells how TLS, the certificate and the OIN went; false where one of them did not.
bool opened_well(const ports::call_outcome& opened, const tls_witness& seen, walk_record& steps) {
    const link_fault certificate = seen.certificate_fault();
    const bool refused = opened.fault == call_fault::tls && seen.refused_ours();
    const bool tls_failed = opened.fault == call_fault::tls && !refused;
    if (opened.fault == call_fault::timed_out) {
        steps.failed(link_step::tls, link_fault::no_tls_answer, opened.detail);
        return false;
    }
    if (tls_failed && certificate == link_fault::none) {
        const auto why = seen.peer_speaks_tls() ? link_fault::tls_refused : link_fault::no_tls;
        steps.failed(link_step::tls, why, seen.alert().empty() ? opened.detail : seen.alert());
        return false;
    }
    steps.passed(link_step::tls, seen.agreed());
    if (certificate != link_fault::none) {
        const std::string why = joined(seen.certificate_reason(), seen.certificate());
        steps.failed(link_step::certificate, certificate, why);
        return false;
    }
    if (refused) {
        steps.failed(link_step::certificate, link_fault::ours_refused, seen.alert());
        return false;
    }
    steps.passed(link_step::certificate, seen.certificate());
    if (opened.fault != call_fault::none) {
        steps.failed(link_step::oin, link_fault::wrong_oin, opened.detail);
        return false;
    }
    return true;
}

// With TLS 1.3 a server says only behind our handshake that it does not take our certificate.
void tell_silence(
    const ports::call_outcome& outcome,
    bool answer_begun,
    const tls_witness& seen,
    walk_record& steps
) {
    if (seen.refused_ours())
        return steps.failed(link_step::certificate, link_fault::ours_refused, seen.alert());
    if (outcome.fault == call_fault::timed_out)
        return steps.failed(link_step::protocol, link_fault::no_answer, outcome.detail);
    const auto why = answer_begun ? link_fault::no_http : link_fault::broken_off;
    steps.failed(link_step::protocol, why, outcome.detail);
}

} // namespace

ports::task<void> stepwise_caller::call(
    tcp::socket socket, origin to, std::string oin, ports::http_request probe, walk_record& steps
) {
    session_made made = session_for(material_, to.host);
    if (!made.session) {
        steps.failed(link_step::tls, link_fault::own_files, made.why);
        co_return;
    }
    tls_witness seen(made.session.get()); // ends after the connection that it watches
    client_connection connection(
        std::make_unique<tls_stream>(std::move(socket), std::move(made.session)),
        executor_,
        limits_.message
    );
    const auto opened = co_await connection.open(oin, steady::now() + limits_.handshake);
    if (!opened_well(opened, seen, steps)) co_return;
    steps.passed(link_step::oin, oin);
    std::string message;
    probe.fields.add("Connection", "close");
    append_request(message, probe, to.authority);
    auto outcome = co_await connection.exchange(
        message, probe.method == "HEAD", steady::now() + limits_.answer
    );
    if (outcome.fault == call_fault::none)
        steps.answered(std::move(outcome.response));
    else
        tell_silence(outcome, connection.answer_begun(), seen, steps);
}

} // namespace kruispunt::net
