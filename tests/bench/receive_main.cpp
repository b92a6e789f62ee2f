// A region that takes every notice at once: what it measures is how fast the gateway delivers, in
// which order and how late.

#include "tests/bench/endpoint.hpp"
#include "tests/bench/notice_book.hpp"
#include "tests/bench/server_loop.hpp"
#include "tests/bench/watchdog.hpp"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <chrono>
#include <iostream>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>

namespace kruispunt::bench {
namespace {

using steady = std::chrono::steady_clock;

struct settings {
    std::string listen = "127.0.0.1:0";
    identity self;
    std::string protocol = "multisignaal";
    std::uint64_t count = 100'000;
    double timeout = 300;
    bool json = false;
};

// SISA wants to see its reference again (SISA-20); no other part of the answer is read.
std::string stuf_answer(std::string_view request) {
    constexpr std::string_view name = "referentienummer>";
    const auto at = request.find(name);
    const auto begin = at == request.npos ? request.size() : at + name.size();
    const std::string reference(request.substr(begin, request.find('<', begin) - begin));
    const std::string body =
        R"(<StUF:Bv03Bericht xmlns:StUF="http://www.egem.nl/StUF/StUF0301"><StUF:stuurgegevens>)"
        "<StUF:berichtcode>Bv03</StUF:berichtcode><StUF:crossRefnummer>" +
        reference + "</StUF:crossRefnummer></StUF:stuurgegevens></StUF:Bv03Bericht>";
    return "HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nContent-Length: " +
           std::to_string(body.size()) + "\r\n\r\n" + body;
}

/// Takes notices until there were as many as were wanted.
class receiver final : public request_handler {
public:
    receiver(ssl_ctx_st& context, const settings& chosen)
        : wanted_(chosen.count), stuf_(chosen.protocol == "sisa"), loop_(context, *this) {}

    server_loop& loop() noexcept { return loop_; }

    void handle(connection_id from, const http_message& request) override {
        if (taken_++ == 0) first_ = steady::now();
        if (stuf_)
            loop_.reply(from, stuf_answer(request.body));
        else
            note(from, request.body);
        const auto distinct = stuf_ ? taken_ : book_.distinct();
        last_ = steady::now();
        if (distinct >= wanted_) loop_.stop();
    }

    [[nodiscard]] bool complete() const { return (stuf_ ? taken_ : book_.distinct()) >= wanted_; }

    [[nodiscard]] nlohmann::json result() const {
        const double seconds = std::chrono::duration<double>(last_ - first_).count();
        return {
            {"notices", taken_},
            {"notices_per_second", static_cast<double>(taken_) / seconds},
            {"seconds", seconds},
            {"unreadable", unreadable_},
            {"repeated", book_.repeated()},
            {"out_of_order", book_.out_of_order()},
            {"p50_ms", book_.age().percentile_ms(0.5)},
            {"p99_ms", book_.age().percentile_ms(0.99)}};
    }

    [[nodiscard]] bool sound() const { return unreadable_ == 0 && book_.out_of_order() == 0; }

private:
    void note(connection_id from, std::string_view body) {
        if (const auto line = line_in_event(body))
            book_.take(*line, std::chrono::system_clock::now());
        else
            ++unreadable_;
        loop_.reply(from, "HTTP/1.1 204 No Content\r\n\r\n");
    }

    std::uint64_t wanted_;
    bool stuf_;
    server_loop loop_;
    notice_book book_;
    std::uint64_t taken_ = 0;
    std::uint64_t unreadable_ = 0;
    steady::time_point first_{};
    steady::time_point last_{};
};

int run(const settings& chosen) {
    const auto context = make_server_context(chosen.self);
    receiver taking(*context, chosen);
    const int listener = listen_on(parse_endpoint(chosen.listen));
    std::thread acceptor([listener, &taking] { accept_for(listener, {&taking.loop()}); });
    if (!chosen.json) std::cout << "listening " << port_of(listener) << std::endl;
    {
        const watchdog limit(taking.loop(), chosen.timeout);
        taking.loop().run();
    }
    ::shutdown(listener, SHUT_RDWR);
    acceptor.join();
    ::close(listener);
    std::cout << taking.result().dump() << '\n';
    if (!taking.complete()) std::cerr << "bench_receive: not all notices came in time\n";
    if (!taking.sound()) std::cerr << "bench_receive: out of order, or unreadable\n";
    return taking.complete() && taking.sound() ? EXIT_SUCCESS : EXIT_FAILURE;
}

} // namespace
} // namespace kruispunt::bench

int main(int argc, char** argv) {
    kruispunt::bench::settings chosen;
    CLI::App app{"Takes notices and measures how fast they come, how late, and in which order"};
    app.add_option("--listen", chosen.listen, "HOST:PORT")->capture_default_str();
    app.add_option("--ca", chosen.self.ca, "trust store, PEM")->required();
    app.add_option("--cert", chosen.self.certificate, "own certificate, PEM")->required();
    app.add_option("--key", chosen.self.key, "own key, PEM")->required();
    app.add_option("--protocol", chosen.protocol, "what is spoken; order is seen in the first only")
        ->check(CLI::IsMember({"multisignaal", "sisa"}))
        ->capture_default_str();
    app.add_option("--count", chosen.count, "ends after so many notices")
        ->check(CLI::Range(std::uint64_t{1}, std::uint64_t{10'000'000}))
        ->capture_default_str();
    app.add_option("--timeout", chosen.timeout, "seconds until it gives up")->capture_default_str();
    app.add_flag("--json", chosen.json, "one line of JSON and nothing else");
    CLI11_PARSE(app, argc, argv);
    try {
        return kruispunt::bench::run(chosen);
    } catch (const std::exception& failure) {
        std::cerr << "bench_receive: " << failure.what() << '\n';
        return EXIT_FAILURE;
    }
}
