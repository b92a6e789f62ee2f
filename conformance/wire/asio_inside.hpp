#pragma once

// For the wire room's .cpp files only: what the light headers hide.

#include "conformance/wire/loop.hpp"
#include "conformance/wire/tls_identity.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/ssl/context.hpp>

#include <exception>

namespace kruispunt::conformance::wire {

struct loop::internals {
    boost::asio::io_context context{1};
    boost::asio::signal_set signals{context};
};

struct tls_identity::internals {
    boost::asio::ssl::context context{boost::asio::ssl::context::tls};
};

/// What a coroutine works on; shared because the call lives on after its owner let go.
template <class Kept>
using kept_alive = std::shared_ptr<Kept>;

/// Completion of a spawned coroutine: an exception that escapes one is a programmer's error and
/// leaves through `loop::run`.
struct rethrow_escaped {
    void operator()(const std::exception_ptr& escaped) const {
        if (escaped) std::rethrow_exception(escaped);
    }
};

} // namespace kruispunt::conformance::wire
