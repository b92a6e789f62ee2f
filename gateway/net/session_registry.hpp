#pragma once

#include "gateway/net/server_session.hpp"

#include <boost/asio/any_io_executor.hpp>

#include <functional>
#include <list>
#include <memory>
#include <mutex>
#include <vector>

namespace kruispunt::net {

/// The sessions of one listener, so that all can be told something. Safe from any thread.
class session_registry {
public:
    /// `threads` I/O threads share the load.
    explicit session_registry(std::size_t threads) : load_(threads) {}

    /// The thread with the fewest sessions.
    std::size_t least_loaded() const;

    std::size_t size() const;

    /// Held by a session's work for as long as it lives; forgets the session at its end.
    class membership;

    /// `session` lives on `executor`, which is thread `thread`'s.
    std::unique_ptr<membership> enter(
        // shared because a session ends by itself while the registry asks it to
        const std::shared_ptr<server_session>& session,
        boost::asio::any_io_executor executor,
        std::size_t thread
    );

    /// Does `action` with every session, each on its own executor, soon.
    void each(const std::function<void(server_session&)>& action) const;

private:
    struct member {
        std::weak_ptr<server_session> session;
        boost::asio::any_io_executor executor;
        std::size_t thread = 0;
    };

    mutable std::mutex mutex_;
    std::list<member> members_;
    std::vector<std::size_t> load_; ///< sessions on each thread
};

class session_registry::membership {
public:
    membership(session_registry& registry, std::list<member>::iterator at)
        : registry_(registry), at_(at) {}

    ~membership();
    membership(const membership&) = delete;
    membership& operator=(const membership&) = delete;

private:
    session_registry& registry_;
    std::list<member>::iterator at_;
};

} // namespace kruispunt::net
