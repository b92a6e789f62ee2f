#include "gateway/net/https_client.hpp"

#include "gateway/net/connector.hpp"
#include "gateway/net/message_writer.hpp"
#include "gateway/net/origin.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace kruispunt::net {

namespace asio = boost::asio;
using ports::call_fault;
using ports::call_outcome;

namespace {

constexpr std::chrono::milliseconds shortest_look{10};

call_outcome failure(call_fault fault, std::string detail) {
    return {.fault = fault, .detail = std::move(detail), .response = {}};
}

/// Gives the right to a connection back on every way out.
class turn {
public:
    turn(connection_pool& pool, const std::string& party) : pool_(pool), party_(party) {}

    ~turn() { pool_.leave(party_); }

    turn(const turn&) = delete;
    turn& operator=(const turn&) = delete;

private:
    connection_pool& pool_;
    const std::string& party_;
};

/// Calls under way, so that one whose party is no longer trusted can be broken off.
class busy_connections {
public:
    class entry {
    public:
        entry(busy_connections& all, client_connection& one) : all_(all), one_(one) {
            all_.busy_.push_back(&one_);
        }

        ~entry() { std::erase(all_.busy_, &one_); }

        entry(const entry&) = delete;
        entry& operator=(const entry&) = delete;

    private:
        busy_connections& all_;
        client_connection& one_;
    };

    void recheck(const tls_context& context) {
        for (client_connection* one : busy_)
            one->recheck(context);
    }

    bool empty() const { return busy_.empty(); }

private:
    std::vector<client_connection*> busy_; ///< at most the pool's connections to each party
};

class https_client : public ports::http_client {
public:
    https_client(
        asio::any_io_executor executor, tls_credentials& credentials, const client_limits& limits
    )
        : executor_(std::move(executor)), credentials_(credentials), limits_(limits),
          state_(credentials.now()), context_(tls_context::for_client(state_)),
          pool_(executor_, limits.pool), connector_(executor_, limits.answer, limits.connect),
          next_look_(executor_) {}

    ports::task<call_outcome> call(
        std::string origin_text,
        std::string expected_oin,
        ports::http_request request,
        ports::deadline until
    ) override {
        auto work =
            exchange(std::move(origin_text), std::move(expected_oin), std::move(request), until);
        const auto here = co_await asio::this_coro::executor;
        if (here == executor_) co_return co_await std::move(work);
        co_return co_await asio::co_spawn(executor_, std::move(work), asio::use_awaitable);
    }

private:
    ports::task<call_outcome> exchange(
        std::string origin_text,
        std::string expected_oin,
        ports::http_request request,
        ports::deadline until
    ) {
        const auto to = parse_origin(origin_text);
        if (!to) co_return failure(call_fault::name, "origin is not https://host:port");
        std::string message;
        try {
            append_request(message, request, to->authority);
        } catch (const std::invalid_argument& wrong) {
            co_return failure(call_fault::broken, wrong.what());
        }
        if (std::chrono::steady_clock::now() >= until) {
            co_return failure(call_fault::timed_out, "deadline passed before the call");
        }
        refresh_trust();
        const auto party = to->authority + ' ' + expected_oin;
        switch (co_await pool_.enter(party, until)) {
        case connection_pool::admission::granted:
            break;
        case connection_pool::admission::timed_out:
            co_return failure(call_fault::timed_out, "no connection to the party came free");
        case connection_pool::admission::too_many:
            co_return failure(call_fault::broken, "too many calls wait for the party");
        }
        const turn held(pool_, party);
        co_return co_await send(*to, party, expected_oin, message, request.method == "HEAD", until);
    }

    /// Over an idle connection where there is one, and over a new one where that had gone stale.
    ports::task<call_outcome> send(
        const origin& to,
        const std::string& party,
        const std::string& oin,
        const std::string& message,
        bool to_head,
        ports::deadline until
    ) {
        const auto context = context_;
        if (auto used = pool_.take(party)) {
            auto outcome = co_await converse(*used, message, to_head, until);
            const bool stale = outcome.fault == call_fault::broken && !used->answer_begun();
            if (!stale) {
                keep(party, std::move(used), context);
                co_return outcome;
            }
        }
        const auto newest = context_; // it may have changed meanwhile
        auto fresh = co_await connector_.open(to, oin, newest, until);
        if (!fresh.connection) co_return std::move(fresh.failure);
        credentials_.seen().note(fresh.connection->peer(), now());
        if (newest != context_) fresh.connection->recheck(*context_);
        auto outcome = co_await converse(*fresh.connection, message, to_head, until);
        keep(party, std::move(fresh.connection), newest);
        co_return outcome;
    }

    ports::task<call_outcome> converse(
        client_connection& with, const std::string& message, bool to_head, ports::deadline until
    ) {
        const busy_connections::entry under_way(busy_, with);
        look_after_connections();
        co_return co_await with.exchange(message, to_head, until);
    }

    static domain::instant now() {
        return std::chrono::floor<domain::instant::duration>(std::chrono::system_clock::now());
    }

    /// A connection made under an older trust store is not kept.
    void keep(
        const std::string& party,
        std::unique_ptr<client_connection> connection,
        // shared because connections outlive the context that made them when trust is reloaded
        const std::shared_ptr<const tls_context>& made_under
    ) {
        if (connection->reusable() && made_under == context_) {
            pool_.put(party, std::move(connection));
            look_after_connections();
        }
    }

    /// For as long as there are connections: those of a party that was revoked meanwhile are closed
    /// though nobody calls and whatever they are doing, idle ones that nobody used for too long too
    /// (COM-03).
    void look_after_connections() {
        if (std::exchange(looking_, true)) return;
        next_look_.expires_after(
            std::max(shortest_look, std::min(limits_.trust_check, limits_.pool.idle))
        );
        next_look_.async_wait([this, alive = std::weak_ptr<const bool>(alive_)](const auto&) {
            if (alive.expired()) return;
            looking_ = false;
            refresh_trust();
            pool_.drop_old();
            if (pool_.idle() > 0 || !busy_.empty()) look_after_connections();
        });
    }

    /// Takes up what the credentials hold; where the library refuses that, what was goes on, and it
    /// is tried again.
    void refresh_trust() {
        const auto time = std::chrono::steady_clock::now();
        auto state = credentials_.now();
        const bool changed = state != state_;
        if (!changed && time < judge_again_) return;
        if (changed) {
            try {
                context_ = tls_context::for_client(state);
            } catch (const std::runtime_error&) {
                return;
            }
            state_ = std::move(state);
        }
        judge_again_ = time + limits_.trust_again;
        if (changed) pool_.clear();
        pool_.drop_untrusted(*context_);
        busy_.recheck(*context_);
    }

    asio::any_io_executor executor_;
    tls_credentials& credentials_;
    client_limits limits_;
    ports::deadline judge_again_ = ports::deadline::min();
    tls_state state_;
    std::shared_ptr<const tls_context> context_; ///< of `state_`, shared with calls under way
    busy_connections busy_;
    connection_pool pool_;
    connector connector_;
    asio::steady_timer next_look_; ///< waits while there are connections
    bool looking_ = false;
    // shared because the timer's last call may come after the client has ended
    std::shared_ptr<const bool> alive_ = std::make_shared<const bool>(true);
};

} // namespace

std::unique_ptr<ports::http_client> make_https_client(
    asio::any_io_executor executor, tls_credentials& credentials, const client_limits& limits
) {
    return std::make_unique<https_client>(std::move(executor), credentials, limits);
}

} // namespace kruispunt::net
