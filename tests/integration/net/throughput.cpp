// How many small requests a second the listener and the client make together over kept-alive
// mutual TLS on this machine. Usage: kruispunt_net_throughput [connections] [seconds] [threads]
#include "gateway/net/https_client.hpp"
#include "gateway/net/io_threads.hpp"
#include "gateway/net/listener.hpp"
#include "gateway/net/spawn.hpp"
#include "tests/integration/net/throwaway_pki.hpp"

#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <thread>

namespace {

using namespace kruispunt;
using clock_type = std::chrono::steady_clock;

class echo_length : public ports::http_handler {
public:
    ports::task<ports::http_response> handle(ports::http_request request) override {
        ports::http_response answer{
            .status = 200, .fields = {{"Content-Type", "application/json"}}, .body = {}};
        answer.body = "{\"octets\":" + std::to_string(request.body.size()) + "}";
        co_return answer;
    }

    ports::http_response refuse(ports::transport_fault, std::string_view) const override {
        return {.status = 400, .fields = {}, .body = {}};
    }
};

struct counted {
    std::atomic<long> answers = 0;
    std::atomic<long> failures = 0;
};

ports::task<void> call_until(
    ports::http_client& client,
    std::string origin,
    std::string oin,
    clock_type::time_point end,
    counted& count
) {
    while (clock_type::now() < end) {
        ports::http_request request{
            .method = "POST",
            .target = "/api/signalen",
            .fields = {{"Content-Type", "application/json"}, {"Accept", "application/json"}},
            .body = std::string(400, 'x'),
            .peer = {}};
        const auto outcome = co_await client.call(
            origin, oin, std::move(request), clock_type::now() + std::chrono::seconds(5)
        );
        if (outcome.fault == ports::call_fault::none && outcome.response.status == 200) {
            ++count.answers;
        } else {
            if (count.failures++ == 0) std::fprintf(stderr, "%s\n", outcome.detail.c_str());
        }
    }
}

long number(int argc, char** argv, int at, long otherwise) {
    return argc > at ? std::strtol(argv[at], nullptr, 10) : otherwise;
}

} // namespace

int main(int argc, char** argv) {
    const long connections = number(argc, argv, 1, 32);
    const long seconds = number(argc, argv, 2, 5);
    const auto threads = static_cast<std::size_t>(number(argc, argv, 3, 1));
    tests::throwaway_pki pki;
    const tests::leaf party;
    auto material = pki.issue(party);
    material.crl = pki.crl();
    net::tls_credentials credentials(material);

    echo_length handler;
    net::io_threads serving(threads);
    net::io_threads calling(threads);
    net::listener_options options;
    options.address = "127.0.0.1";
    options.tls.emplace();
    options.tls->credentials = &credentials;
    net::listener listener(serving, options, handler);
    listener.start();

    counted count;
    net::task_group calls([](auto work, auto reason) {
        std::fprintf(stderr, "%s: %s\n", std::string(work).c_str(), std::string(reason).c_str());
    });
    std::vector<std::unique_ptr<ports::http_client>> clients;
    net::client_limits limits;
    limits.pool.connections = static_cast<std::size_t>(connections);
    const auto origin = "https://127.0.0.1:" + std::to_string(listener.port());
    const auto begin = clock_type::now();
    const auto end = begin + std::chrono::seconds(seconds);
    for (std::size_t i = 0; i < threads; ++i) {
        clients.push_back(net::make_https_client(calling.executor(i), credentials, limits));
    }
    for (long i = 0; i < connections; ++i) {
        const auto at = static_cast<std::size_t>(i) % threads;
        net::spawn(
            calling.executor(at),
            calls,
            call_until(*clients[at], origin, party.oin, end, count),
            "caller"
        );
    }
    serving.start();
    calling.start();
    while (calls.in_flight() > 0)
        // sleeps because the callers work on other threads
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    const std::chrono::duration<double> took = clock_type::now() - begin;
    calling.stop();
    calling.join();
    std::printf(
        "%ld connections, %.1f s: %.0f requests/s, %ld failures\n",
        connections,
        took.count(),
        static_cast<double>(count.answers) / took.count(),
        count.failures.load()
    );
    return count.failures == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
