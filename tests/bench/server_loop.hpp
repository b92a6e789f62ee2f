#pragma once

#include "tests/bench/http_scan.hpp"
#include "tests/bench/tls_stream.hpp"

#include <atomic>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace kruispunt::bench {

/// Names a connection of one loop; never used again after the connection is gone.
using connection_id = std::uint64_t;

/// What a server does with requests. All functions run on the loop's thread.
class request_handler {
public:
    virtual ~request_handler() = default;

    /// One whole request; its views hold until the function returns. The answer may come later, by
    /// `server_loop::reply`; until then nothing more is read from that connection's requests.
    virtual void handle(connection_id from, const http_message& request) = 0;

    /// All requests that had come are handled.
    virtual void batch_done() {}

    /// Somebody called `server_loop::wake`.
    virtual void woken() {}
};

/// One thread's share of a mutual-TLS HTTP/1.1 server: epoll, level-triggered, one request at a
/// time on each connection (no pipelining).
class server_loop {
public:
    /// `context` and `handler` must outlive the loop. Throws std::system_error.
    server_loop(ssl_ctx_st& context, request_handler& handler);
    server_loop(const server_loop&) = delete;
    server_loop& operator=(const server_loop&) = delete;
    ~server_loop();

    /// Serves until `stop`. From then on the process ignores SIGPIPE.
    void run();

    /// Thread-safe: takes over an accepted socket.
    void adopt(int socket);

    /// Thread-safe.
    void wake() noexcept;

    /// Thread-safe.
    void stop() noexcept;

    /// Sends an answer; a connection that is gone is ignored. On the loop's thread.
    void reply(connection_id to, std::string_view bytes);

private:
    struct connection {
        explicit connection(tls_stream taken) : stream(std::move(taken)) {}

        tls_stream stream;
        bool ready = false;   // handshake done
        bool waiting = false; // a request is being handled
        bool watches_writing = false;
        std::string received;
        std::string pending; // what the socket did not take
    };

    void take_adopted();
    void serve(connection_id id, unsigned events);
    bool advance(connection_id id, connection& peer, unsigned events);
    bool advance_handshake(connection_id id, connection& peer);
    bool hand_over(connection_id id, connection& peer);
    bool flush(connection_id id, connection& peer);
    void watch(connection_id id, connection& peer, bool writing);
    void drop(connection_id id);

    ssl_ctx_st& context_;
    request_handler& handler_;
    int poll_;
    int alarm_;
    std::atomic<bool> stopped_{false};
    std::mutex adopting_;
    std::vector<int> adopted_;
    connection_id next_ = 1;
    std::unordered_map<connection_id, std::unique_ptr<connection>> connections_;
};

/// Accepts connections on `listener` and deals them out to `loops` in turn, until the listener is
/// shut down (`::shutdown`).
void accept_for(int listener, const std::vector<server_loop*>& loops);

} // namespace kruispunt::bench
