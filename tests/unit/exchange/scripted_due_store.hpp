#pragma once

#include "gateway/ports/due_store.hpp"

#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <functional>
#include <limits>
#include <utility>
#include <vector>

namespace kruispunt::exchange {

/// Passes everything on to another store, remembers in what portions, and fails where a test says
/// so.
class scripted_due_store final : public ports::due_store {
public:
    /// `inner` must outlive it.
    explicit scripted_due_store(ports::due_store& inner) : inner_(inner) {}

    ports::task<domain::result<std::vector<domain::sealed_command>>>
    due(domain::day today, std::size_t limit) override {
        ++questions;
        co_return co_await inner_.due(today, limit);
    }

    ports::task<domain::result<std::vector<ports::acted>>> execute_all(std::vector<ports::act> acts
    ) override {
        if (transactions_left == 0)
            co_return domain::make_error(domain::errc::temporarily_unavailable);
        --transactions_left;
        portions.push_back(acts.size());
        auto done = co_await inner_.execute_all(std::move(acts));
        if (after_transaction) after_transaction();
        // As a real store does, it lets others run before it answers.
        co_await boost::asio::post(boost::asio::use_awaitable);
        co_return done;
    }

    ports::task<domain::result<std::vector<ports::watched_signal>>>
    watched(domain::day today, ports::watch_cursor after, std::size_t limit) override {
        ++pages;
        co_return co_await inner_.watched(today, after, limit);
    }

    ports::task<domain::result<std::vector<ports::watched_identity>>>
    watched_identities(std::vector<domain::signal_number> numbers) override {
        identities += static_cast<int>(numbers.size());
        co_return co_await inner_.watched_identities(std::move(numbers));
    }

    ports::task<domain::result<std::size_t>>
    forget_ended(domain::day today, std::size_t limit) override {
        auto forgotten = co_await inner_.forget_ended(today, limit);
        if (forgotten) forgotten_at_once.push_back(*forgotten);
        co_return forgotten;
    }

    ports::task<domain::result<ports::keys_in_use>>
    keys_kept(ports::key_cursor after, std::size_t limit) override {
        ++key_pages;
        co_return co_await inner_.keys_kept(after, limit);
    }

    int questions = 0;                                       ///< "what is due?"
    int pages = 0;                                           ///< of watched signals
    int identities = 0;                                      ///< of watched signals
    int key_pages = 0;                                       ///< of keys in use
    std::vector<std::size_t> portions;                       ///< acts in each transaction
    std::vector<std::size_t> forgotten_at_once;              ///< ids in each
    int transactions_left = std::numeric_limits<int>::max(); ///< then all fail
    std::function<void()> after_transaction;

private:
    ports::due_store& inner_;
};

} // namespace kruispunt::exchange
