#pragma once

#include "gateway/net/tls_context.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kruispunt::net {

/// TLS without a socket: ciphertext goes in by `room`/`commit` and out by `output`/`sent`, clear
/// octets by `read` and `write`. OpenSSL reads and writes our two buffers directly, so that one
/// write is one run of octets for one system call. Not thread-safe.
class tls_engine {
public:
    enum class state {
        done,       ///< it is as asked
        need_input, ///< give ciphertext and ask again
        closed,     ///< the peer ended in order
        failed,     ///< see `detail`; `output` may hold an alert for the peer
    };

    explicit tls_engine(ssl_ptr session);
    tls_engine(const tls_engine&) = delete;
    tls_engine& operator=(const tls_engine&) = delete;

    state handshake();

    /// `size` is what came, at least one after `done`.
    state read(std::span<char> into, std::size_t& size);

    /// Makes records of all of `octets`; never needs input.
    state write(std::string_view octets);

    /// Makes the record that ends our direction.
    void close_send();

    /// Where ciphertext of the peer goes; never empty after `need_input`.
    std::span<char> room();
    void commit(std::size_t size);

    /// Ciphertext for the peer.
    std::string_view output() const { return output_; }

    /// So many octets at the front of `output` were sent.
    void sent(std::size_t size) { output_.erase(0, size); }

    /// Moves all output to `into`, whose room is used again for what comes next.
    void take_output(std::string& into) {
        into.swap(output_);
        output_.clear();
    }

    /// The reason of the last failure, for operators.
    const std::string& detail() const { return detail_; }

    /// Whether the last failure was the peer's certificate being for another host.
    bool wrong_host() const;

    ssl_st* session() const { return session_.get(); }

private:
    friend struct tls_engine_io;

    state settle(int result);

    ssl_ptr session_;
    std::vector<char> input_;
    std::size_t input_begin_ = 0;
    std::size_t input_end_ = 0;
    std::string output_;
    std::string detail_;
};

} // namespace kruispunt::net
