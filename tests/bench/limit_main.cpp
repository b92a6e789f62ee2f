// The limit: the smallest program that does what no gateway can leave out. It reads a signal over
// mutual TLS, parses it, makes the pseudonym, looks it up, and answers when the record is durable.
// It checks nothing, seals nothing and can be asked nothing: it is a ruler, not a gateway.

#include "tests/bench/durable_log.hpp"
#include "tests/bench/endpoint.hpp"
#include "tests/bench/limit_intake.hpp"
#include "tests/bench/program_options.hpp"
#include "tests/bench/pseudonyms.hpp"
#include "tests/bench/server_loop.hpp"

#include <openssl/rand.h>

#include <deque>
#include <iostream>
#include <mutex>

namespace kruispunt::bench {
namespace {

constexpr std::size_t record_size = 400;

/// What all threads share: the table, and the log.
struct shared_state {
    std::mutex access;
    pseudonym_table table;
    durable_log* log = nullptr;
};

/// One thread's requests: parsed and recorded as they come, handed to the log together, answered
/// when the log says so.
class limit_worker final : public request_handler {
public:
    limit_worker(ssl_ctx_st& context, shared_state& shared, std::span<const std::uint8_t> key)
        : shared_(shared), pseudonyms_(key), loop_(context, *this) {}

    server_loop& loop() noexcept { return loop_; }

    void handle(connection_id from, const http_message& request) override {
        answer reply{from, {}};
        if (!intake_.read(request, signal_)) {
            loop_.reply(from, "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n");
            return;
        }
        const auto who = pseudonyms_.of(signal_.bsn);
        intake_.write_answer(signal_, count(who), reply.bytes);
        append_record(who);
        batch_.push_back(std::move(reply));
    }

    void batch_done() override {
        if (batch_.empty()) return;
        const auto end = shared_.log->append(records_);
        records_.clear();
        waiting_.push_back({end, std::move(batch_)});
        batch_.clear();
    }

    void woken() override {
        const auto durable = shared_.log->durable();
        for (; !waiting_.empty() && waiting_.front().end <= durable; waiting_.pop_front())
            for (const auto& [to, bytes] : waiting_.front().answers)
                loop_.reply(to, bytes);
    }

private:
    struct answer {
        connection_id to;
        std::string bytes;
    };

    struct group {
        std::uint64_t end;
        std::vector<answer> answers;
    };

    std::uint32_t count(const pseudonym& who) {
        const std::lock_guard lock(shared_.access);
        return shared_.table.add(who);
    }

    void append_record(const pseudonym& who) {
        const auto start = records_.size();
        records_.append(reinterpret_cast<const char*>(who.data()), who.size());
        records_.append(signal_.signal_id.substr(0, 64));
        records_.resize(start + record_size);
    }

    shared_state& shared_;
    limit_intake intake_;
    pseudonymiser pseudonyms_;
    taken_signal signal_;
    std::vector<answer> batch_;
    std::string records_;
    std::deque<group> waiting_;
    server_loop loop_;
};

struct settings {
    std::string listen = "127.0.0.1:0";
    identity self;
    std::string log;
    unsigned threads = 1;
};

void serve(const settings& chosen) {
    const auto context = make_server_context(chosen.self);
    std::array<std::uint8_t, 32> key{};
    RAND_bytes(key.data(), static_cast<int>(key.size()));
    shared_state shared;
    std::deque<limit_worker> workers;
    std::vector<server_loop*> loops;
    loops.reserve(chosen.threads);
    for (unsigned i = 0; i < chosen.threads; ++i)
        loops.push_back(&workers.emplace_back(*context, shared, key).loop());
    durable_log log(chosen.log, [&loops] {
        for (auto* loop : loops)
            loop->wake();
    });
    shared.log = &log;
    const int listener = listen_on(parse_endpoint(chosen.listen));
    std::vector<std::thread> threads;
    threads.reserve(loops.size());
    for (auto* loop : loops)
        threads.emplace_back(&server_loop::run, loop);
    std::cout << "listening " << port_of(listener) << std::endl;
    accept_for(listener, loops);
    for (auto& thread : threads)
        thread.join();
}

} // namespace
} // namespace kruispunt::bench

int main(int argc, char** argv) {
    kruispunt::bench::settings chosen;
    CLI::App app{"The limit against which the gateway's speed is measured"};
    kruispunt::bench::add_listen_option(app, chosen.listen);
    kruispunt::bench::add_identity_options(app, chosen.self);
    app.add_option("--log", chosen.log, "file for the records; overwritten")->required();
    app.add_option("--threads", chosen.threads, "threads that serve connections")
        ->check(CLI::Range(1, 16))
        ->capture_default_str();
    CLI11_PARSE(app, argc, argv);
    try {
        kruispunt::bench::serve(chosen);
    } catch (const std::exception& failure) {
        std::cerr << "bench_limit: " << failure.what() << '\n';
        return EXIT_FAILURE;
    }
}
