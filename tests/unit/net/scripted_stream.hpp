#pragma once

#include "gateway/net/byte_stream.hpp"

#include <boost/asio/error.hpp>

#include <deque>
#include <string>

namespace kruispunt::net {

/// A stream whose peer says what the script says, in given pieces, and whose n-th operation fails
/// where a test asks for it. Everything is there at once: nothing waits.
class scripted_stream : public byte_stream {
public:
    struct record {
        std::string written;
        int operations = 0;
        int fail_at = -1; ///< the operation that fails; -1: none
        bool closed_send = false;
        bool aborted = false;
    };

    scripted_stream(std::deque<std::string> pieces, record& seen)
        : pieces_(std::move(pieces)), seen_(seen) {}

    ports::task<boost::system::error_code> handshake() override { co_return next(); }

    ports::task<read_outcome> read_some(std::span<char> into) override {
        read_outcome outcome{.error = next(), .size = 0};
        if (outcome.error) co_return outcome;
        if (pieces_.empty()) {
            outcome.error = boost::asio::error::eof;
            co_return outcome;
        }
        auto& piece = pieces_.front();
        outcome.size = piece.copy(into.data(), into.size());
        piece.erase(0, outcome.size);
        if (piece.empty()) pieces_.pop_front();
        co_return outcome;
    }

    ports::task<boost::system::error_code> write(std::string_view octets) override {
        const auto error = next();
        if (!error) seen_.written.append(octets);
        co_return error;
    }

    ports::task<void> close_send() override {
        seen_.closed_send = true;
        co_return;
    }

    void abort() noexcept override { seen_.aborted = true; }

    ports::peer peer() const override {
        return {.oin = "00000001003214345000", .common_name = "x", .fingerprint = "y"};
    }

    bool trusted_by(const tls_context&) const override { return true; }

    std::string detail() const override { return {}; }

private:
    boost::system::error_code next() {
        if (seen_.operations++ != seen_.fail_at) return {};
        return boost::asio::error::connection_reset;
    }

    std::deque<std::string> pieces_;
    record& seen_;
};

} // namespace kruispunt::net
