#pragma once

#include "gateway/ports/http.hpp"

#include <boost/asio/any_io_executor.hpp>

#include <memory>

namespace kruispunt::net {

class byte_stream;

/// Aborts a stream whose peer lets a moment pass. A new moment only moves a number: the one timer
/// behind it is set again when it runs out, so a request costs no timer of its own.
/// Lives on the stream's serial executor; must end before the stream does.
class watchdog {
public:
    explicit watchdog(const boost::asio::any_io_executor& executor);
    ~watchdog();
    watchdog(const watchdog&) = delete;
    watchdog& operator=(const watchdog&) = delete;

    /// From now on this stream is aborted when a moment passes.
    void guard(byte_stream& stream);

    /// The stream is aborted at `due` unless a later call comes first.
    void expect_by(ports::deadline due);

    /// No moment counts until the next `expect_by`.
    void rest();

    /// Whether the stream was aborted here since `guard`.
    bool expired() const;

private:
    struct state;

    // shared because a wait under way outlives its watchdog
    static void wait(const std::shared_ptr<state>& kept);

    std::shared_ptr<state> state_; ///< shared because a pending timer outlives this object
};

} // namespace kruispunt::net
