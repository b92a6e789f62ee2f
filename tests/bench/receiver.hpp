#pragma once

#include "tests/bench/notice_book.hpp"
#include "tests/bench/server_loop.hpp"

#include <chrono>
#include <cstdint>
#include <deque>
#include <iosfwd>
#include <mutex>
#include <string>

namespace kruispunt::bench {

/// A region that takes every notice at once and tells how they came: for each order a line of JSON,
/// as soon as so many different notices have come since the line before, and at its end a last line
/// of what came beyond all orders. How late they are and
/// whether all about one signal come in order is known of Multisignaal's alone; SISA's bear no
/// time.
class receiver final : public request_handler {
public:
    enum class speaks { multisignaal, sisa };

    /// `context` and `told` must outlive it.
    receiver(ssl_ctx_st& context, speaks protocol, std::ostream& told);

    server_loop& loop() noexcept { return loop_; }

    /// Thread-safe: tell when so many more have come.
    void order(std::uint64_t count);

    /// Thread-safe: no more orders come; the loop stops when all are told.
    void close();

    /// Whether all were readable and none came before an older one about its signal, so far.
    [[nodiscard]] bool sound() const { return sound_; }

    void handle(connection_id from, const http_message& request) override;

    void woken() override { answer_orders(); }

private:
    void answer_orders();
    void tell();
    void take(std::string_view body);
    [[nodiscard]] std::string told_of_them() const;

    speaks protocol_;
    std::ostream& told_;
    server_loop loop_;
    notice_book book_; ///< of the notices since the last line
    std::uint64_t unreadable_ = 0;
    std::chrono::steady_clock::time_point first_{};
    std::chrono::steady_clock::time_point last_{};
    bool sound_ = true;
    std::mutex ordering_; ///< on the orders
    std::deque<std::uint64_t> orders_;
    bool closed_ = false;
    bool over_ = false;
};

} // namespace kruispunt::bench
