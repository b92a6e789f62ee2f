#include "gateway/net/https_client.hpp"

#include "gateway/net/connector.hpp"
#include "gateway/net/message_writer.hpp"
#include "gateway/net/origin.hpp"
#include "gateway/net/trust_watch.hpp"

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

class https_client : public ports::http_client {
public:
    https_client(
        asio::any_io_executor executor, const tls_material& material, const client_limits& limits
    )
        : executor_(std::move(executor)), material_(material), limits_(limits), watch_(material),
          context_(tls_context::for_client(material)), pool_(executor_, limits.pool),
          connector_(executor_, limits.answer, limits.connect), next_look_(executor_) {}

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
            auto outcome = co_await used->exchange(message, to_head, until);
            const bool stale = outcome.fault == call_fault::broken && !used->answer_begun();
            if (!stale) {
                keep(party, std::move(used), context);
                co_return outcome;
            }
        }
        auto fresh = co_await connector_.open(to, oin, context, until);
        if (!fresh.connection) co_return std::move(fresh.failure);
        auto outcome = co_await fresh.connection->exchange(message, to_head, until);
        keep(party, std::move(fresh.connection), context);
        co_return outcome;
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
            look_after_idle();
        }
    }

    /// For as long as connections idle: those of a party that was revoked meanwhile, and those that
    /// nobody used for too long, are closed though nobody calls (COM-03).
    void look_after_idle() {
        if (std::exchange(looking_, true)) return;
        next_look_.expires_after(
            std::max(shortest_look, std::min(limits_.trust_check, limits_.pool.idle))
        );
        next_look_.async_wait([this, alive = std::weak_ptr<const bool>(alive_)](const auto&) {
            if (alive.expired()) return;
            looking_ = false;
            refresh_trust();
            pool_.drop_old();
            if (pool_.idle() > 0) look_after_idle();
        });
    }

    /// Looks at the files at most every `trust_check`; unreadable ones leave what was, and are
    /// tried again.
    void refresh_trust() {
        const auto now = std::chrono::steady_clock::now();
        if (now < next_check_) return;
        next_check_ = now + limits_.trust_check;
        reload_due_ = watch_.changed() || reload_due_;
        if (!reload_due_) return;
        try {
            context_ = tls_context::for_client(material_);
        } catch (const std::runtime_error&) {
            return;
        }
        reload_due_ = false;
        pool_.clear();
    }

    asio::any_io_executor executor_;
    tls_material material_;
    client_limits limits_;
    trust_watch watch_;
    bool reload_due_ = false;
    ports::deadline next_check_ = ports::deadline::min();
    std::shared_ptr<const tls_context> context_; ///< shared with calls under way
    connection_pool pool_;
    connector connector_;
    asio::steady_timer next_look_; ///< waits while connections idle
    bool looking_ = false;
    // shared because the timer's last call may come after the client has ended
    std::shared_ptr<const bool> alive_ = std::make_shared<const bool>(true);
};

} // namespace

std::unique_ptr<ports::http_client> make_https_client(
    asio::any_io_executor executor, const tls_material& material, const client_limits& limits
) {
    return std::make_unique<https_client>(std::move(executor), material, limits);
}

} // namespace kruispunt::net
