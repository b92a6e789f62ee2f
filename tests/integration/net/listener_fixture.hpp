#pragma once

#include "gateway/net/https_client.hpp"
#include "gateway/net/io_threads.hpp"
#include "gateway/net/listener.hpp"
#include "gateway/net/spawn.hpp"
#include "tests/integration/net/throwaway_pki.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/use_future.hpp>
#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <future>
#include <list>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace kruispunt::tests {

using std::literals::chrono_literals::operator""h;
using std::literals::chrono_literals::operator""s;
using std::literals::chrono_literals::operator""ms;

/// Answers with what it was asked; `/slow` takes a while.
class mirror_handler : public ports::http_handler {
public:
    ports::task<ports::http_response> handle(ports::http_request request) override {
        if (request.target == "/slow") co_await net::pause(300ms);
        if (request.target == "/endless") co_await net::pause(1h);
        ++answered;
        co_return ports::http_response{
            .status = 200,
            .fields =
                {{"X-Oin", request.peer.oin}, {"X-Size", std::to_string(request.body.size())}},
            .body = request.method + " " + request.target,
        };
    }

    ports::http_response refuse(ports::transport_fault fault, std::string_view) const override {
        switch (fault) {
        case ports::transport_fault::body_too_large:
            return {413, {}, "te groot"};
        case ports::transport_fault::header_too_large:
            return {431, {}, "te groot"};
        case ports::transport_fault::malformed:
            break;
        }
        return {400, {}, "onleesbaar"};
    }

    std::atomic<int> answered = 0;
};

/// A listener on two threads, a PKI, and a client on a third thread.
class listener_fixture : public testing::Test {
public:
    static constexpr const char* our_oin = "00000001003214345000";

    ~listener_fixture() override { stop(); }

protected:
    net::listener_options tls_options() {
        net::listener_options options;
        options.address = "127.0.0.1";
        options.tls.emplace();
        auto material = server_material;
        material.crl = pki.crl();
        options.tls->credentials = &hold(material);
        options.tls->trust_check = 20ms;
        options.on_error = [this](auto work, auto reason) {
            const std::lock_guard lock(errors_mutex);
            errors.push_back(std::string(work) + ": " + std::string(reason));
        };
        return options;
    }

    void listen(net::listener_options options) {
        listener = std::make_unique<net::listener>(serving, std::move(options), handler);
        listener->start();
        serving.start();
        calling.start();
    }

    void stop() {
        serving.stop();
        serving.join();
        calling.stop();
        calling.join();
    }

    std::string origin() const { return "https://127.0.0.1:" + std::to_string(listener->port()); }

    template <class Result>
    Result on_client_thread(ports::task<Result> work) {
        auto done =
            boost::asio::co_spawn(calling.executor(0), std::move(work), boost::asio::use_future);
        if (done.wait_for(20s) != std::future_status::ready) {
            throw std::runtime_error("test: the call did not end");
        }
        return done.get();
    }

    ports::call_outcome call(
        ports::http_client& client,
        const std::string& where,
        std::string target = "/a",
        std::string body = {},
        std::chrono::milliseconds limit = 10s,
        std::string oin = our_oin
    ) {
        ports::http_request request{
            .method = "POST",
            .target = std::move(target),
            .fields = {},
            .body = std::move(body),
            .peer = {}};
        return on_client_thread(client.call(
            where, std::move(oin), std::move(request), std::chrono::steady_clock::now() + limit
        ));
    }

    /// A client that lives until the I/O threads have ended.
    ports::http_client& client(const net::tls_material& material) {
        clients.push_back(net::make_https_client(calling.executor(0), hold(material), limits));
        return *clients.back();
    }

    /// Credentials that live as long as whoever uses them.
    net::tls_credentials& hold(const net::tls_material& material) {
        return held.emplace_back(material);
    }

    /// Has all of them read their files anew, as whoever watches these would.
    void take_up_files() {
        const auto now =
            std::chrono::floor<domain::instant::duration>(std::chrono::system_clock::now());
        for (auto& credentials : held)
            for (auto* holder : credentials.holders())
                holder->read_again(now)();
    }

    /// Whether it becomes true within five seconds.
    template <class Condition>
    static bool soon(const Condition& condition) {
        const auto end = std::chrono::steady_clock::now() + 5s;
        while (!condition() && std::chrono::steady_clock::now() < end) {
            // sleeps because the other side is a thread that tells nobody
            std::this_thread::sleep_for(std::chrono::milliseconds(5));
        }
        return condition();
    }

    throwaway_pki pki;
    std::list<net::tls_credentials> held;
    net::tls_material server_material = pki.issue({});
    net::tls_material client_material = pki.issue({.common_name = "Beller"});
    std::mutex errors_mutex;
    std::vector<std::string> errors;
    net::client_limits limits;
    mirror_handler handler;
    net::io_threads serving{2};
    net::io_threads calling{1};
    std::unique_ptr<net::listener> listener;
    std::vector<std::unique_ptr<ports::http_client>> clients;
};

} // namespace kruispunt::tests
