// A change feed that the gateway polls (MN-01), full of new signals. The gateway commits a page and
// its cursor together, so the moment at which it asks for what follows the last page is the moment
// at which all of them are durable.

#include "tests/bench/endpoint.hpp"
#include "tests/bench/feed_source.hpp"
#include "tests/bench/program_options.hpp"
#include "tests/bench/serving.hpp"
#include "tests/bench/watchdog.hpp"

#include <nlohmann/json.hpp>

#include <chrono>
#include <iomanip>
#include <iostream>

namespace kruispunt::bench {
namespace {

using steady = std::chrono::steady_clock;

struct settings {
    std::string listen = "127.0.0.1:0";
    identity self;
    std::uint64_t count = 100'000;
    std::uint64_t first_id = 1;
    double timeout = 300;
    bool json = false;
};

/// Seconds from the first question to the one after the last page, and what was refused till then.
struct feed_result {
    bool read_to_the_end = false;
    double seconds = 0;
    std::uint64_t refused = 0;
};

/// Answers the gateway's questions and takes what it puts back.
class feed_server final : public request_handler {
public:
    feed_server(ssl_ctx_st& context, const settings& chosen)
        : source_(chosen.first_id, chosen.count), loop_(context, *this) {}

    server_loop& loop() noexcept { return loop_; }

    [[nodiscard]] feed_result result() const { return result_; }

    void handle(connection_id from, const http_message& request) override {
        const auto [method, target] = request_line_of(request.first_line);
        if (method == "GET" && target.starts_with("/v1/mutaties")) {
            give_page(from, target);
            return;
        }
        if (target.starts_with("/v1/afkeuringen/")) ++result_.refused;
        loop_.reply(from, "HTTP/1.1 204 No Content\r\n\r\n");
    }

private:
    void give_page(connection_id to, std::string_view target) {
        const auto now = steady::now();
        const auto cursor = query_number(target, "na", 0);
        if (first_question_ == steady::time_point{}) first_question_ = now;
        const auto page = source_.page_after(cursor, query_number(target, "aantal", 1000));
        std::string answer =
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: ";
        loop_.reply(to, answer.append(std::to_string(page.size())).append("\r\n\r\n").append(page));
        if (cursor < source_.last()) return;
        result_.seconds = std::chrono::duration<double>(now - first_question_).count();
        result_.read_to_the_end = true;
        loop_.stop();
    }

    feed_source source_;
    server_loop loop_;
    steady::time_point first_question_{};
    feed_result result_;
};

feed_result serve(const settings& chosen) {
    const auto context = make_server_context(chosen.self);
    feed_server server(*context, chosen);
    const int listener = listen_on(parse_endpoint(chosen.listen));
    const watchdog limit(server.loop(), chosen.timeout);
    serve(server.loop(), listener, !chosen.json);
    return server.result();
}

void print(const settings& chosen, const feed_result& result) {
    const auto rate = static_cast<double>(chosen.count) / result.seconds;
    if (chosen.json) {
        const nlohmann::json line{
            {"signals_per_second", rate},
            {"signals", chosen.count},
            {"seconds", result.seconds},
            {"refused", result.refused}};
        std::cout << line.dump() << '\n';
        return;
    }
    std::cout << std::fixed << std::setprecision(0) << rate << " signals/s, " << chosen.count
              << " in " << std::setprecision(2) << result.seconds << " s; refused "
              << result.refused << '\n';
}

int run(const settings& chosen) {
    const auto result = serve(chosen);
    if (!result.read_to_the_end) {
        std::cerr << "bench_feed: the feed was not read to its end in time\n";
        return EXIT_FAILURE;
    }
    print(chosen, result);
    return result.refused == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

} // namespace
} // namespace kruispunt::bench

int main(int argc, char** argv) {
    kruispunt::bench::settings chosen;
    CLI::App app{"Serves a feed and measures how fast it is read"};
    kruispunt::bench::add_listen_option(app, chosen.listen);
    kruispunt::bench::add_identity_options(app, chosen.self);
    app.add_option("--count", chosen.count, "mutations in the feed")
        ->check(CLI::Range(std::uint64_t{1}, std::uint64_t{9'000'000}))
        ->capture_default_str();
    app.add_option("--first-id", chosen.first_id, "number of the first signal")
        ->check(CLI::Range(std::uint64_t{1}, std::uint64_t{900'000'000}))
        ->capture_default_str();
    app.add_option("--timeout", chosen.timeout, "seconds until it gives up")->capture_default_str();
    app.add_flag("--json", chosen.json, "one line of JSON");
    CLI11_PARSE(app, argc, argv);
    try {
        return kruispunt::bench::run(chosen);
    } catch (const std::exception& failure) {
        std::cerr << "bench_feed: " << failure.what() << '\n';
        return EXIT_FAILURE;
    }
}
