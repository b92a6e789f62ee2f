#pragma once

#include "gateway/net/io_threads.hpp"
#include "gateway/net/message_limits.hpp"
#include "gateway/net/server_session.hpp"
#include "gateway/net/spawn.hpp"
#include "gateway/ports/http.hpp"

#include <chrono>
#include <filesystem>
#include <memory>

namespace kruispunt::net {

/// A listener on a socket of this machine.
struct local_options {
    std::filesystem::path file;
    std::filesystem::perms mode = std::filesystem::perms::owner_read |
                                  std::filesystem::perms::owner_write; ///< who may connect
    message_limits limits;
    session_times times;
    std::size_t connections = 16; ///< at once; one more is closed unanswered
    error_callback on_error;      ///< told of failures nobody waits for; may be empty
};

/// Serves HTTP/1.1 on a Unix domain socket. The file's permissions are the only gate; who came
/// through it the kernel says (SO_PEERCRED), and handlers see it as the peer's common name,
/// `uid 1000`. Safe from any thread; lifetimes as of `listener`.
class local_listener {
public:
    /// Takes the place of a file that a dead gateway left: the caller must be the only one on that
    /// folder. Throws std::runtime_error where something else than a socket stands there, or it
    /// cannot be made.
    local_listener(io_threads& threads, local_options options, ports::http_handler& handler);

    /// Stops accepting and takes the file away; connections go on.
    ~local_listener();
    local_listener(const local_listener&) = delete;
    local_listener& operator=(const local_listener&) = delete;

    /// Begins to accept.
    void start();

    /// Ends in order: accepts no more, lets requests under way be answered for at most `limit`,
    /// then aborts what is left. Ends at the latest one second after the limit.
    ports::task<void> drain(std::chrono::milliseconds limit);

    struct core;

private:
    std::shared_ptr<core> core_; ///< shared because work in flight may outlive this
};

} // namespace kruispunt::net
