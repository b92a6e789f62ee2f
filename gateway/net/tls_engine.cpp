#include "gateway/net/tls_engine.hpp"

#include "gateway/net/openssl_text.hpp"

#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/ssl.h>

#include <algorithm>
#include <cstring>
#include <limits>
#include <stdexcept>

namespace kruispunt::net {

namespace {

constexpr std::size_t largest_record = 17 * 1024;

} // namespace

/// OpenSSL's view of an engine's two buffers.
struct tls_engine_io {
    static tls_engine& of(BIO* bio) { return *static_cast<tls_engine*>(BIO_get_data(bio)); }

    static int read(BIO* bio, char* into, int size) {
        auto& engine = of(bio);
        const auto held = engine.input_end_ - engine.input_begin_;
        BIO_clear_retry_flags(bio);
        if (held == 0) {
            BIO_set_retry_read(bio);
            return -1;
        }
        const auto taken = std::min(held, static_cast<std::size_t>(size));
        std::memcpy(into, engine.input_.data() + engine.input_begin_, taken);
        engine.input_begin_ += taken;
        return static_cast<int>(taken);
    }

    static int write(BIO* bio, const char* octets, int size) {
        BIO_clear_retry_flags(bio);
        of(bio).output_.append(octets, static_cast<std::size_t>(size));
        return size;
    }

    static long control(BIO*, int command, long, void*) {
        return command == BIO_CTRL_FLUSH ? 1 : 0;
    }

    static BIO_METHOD* method() {
        static BIO_METHOD* const made = [] {
            auto* fresh = BIO_meth_new(BIO_get_new_index() | BIO_TYPE_SOURCE_SINK, "engine");
            BIO_meth_set_read(fresh, &tls_engine_io::read);
            BIO_meth_set_write(fresh, &tls_engine_io::write);
            BIO_meth_set_ctrl(fresh, &tls_engine_io::control);
            return fresh;
        }();
        return made;
    }
};

tls_engine::tls_engine(ssl_ptr session) : session_(std::move(session)), input_(largest_record) {
    auto* bio = BIO_new(tls_engine_io::method());
    if (bio == nullptr) throw std::runtime_error("TLS: no memory for a connection");
    BIO_set_data(bio, this);
    BIO_set_init(bio, 1);
    SSL_set_bio(session_.get(), bio, bio);
}

std::span<char> tls_engine::room() {
    if (input_begin_ > 0) {
        std::memmove(input_.data(), input_.data() + input_begin_, input_end_ - input_begin_);
        input_end_ -= input_begin_;
        input_begin_ = 0;
    }
    return {input_.data() + input_end_, input_.size() - input_end_};
}

void tls_engine::commit(std::size_t size) {
    input_end_ += size;
}

tls_engine::state tls_engine::settle(int result) {
    switch (SSL_get_error(session_.get(), result)) {
    case SSL_ERROR_NONE:
        return state::done;
    case SSL_ERROR_WANT_READ:
        return state::need_input;
    case SSL_ERROR_ZERO_RETURN:
        return state::closed;
    default:
        break;
    }
    detail_ = openssl_error_text();
    const auto verified = SSL_get_verify_result(session_.get());
    if (verified != X509_V_OK) {
        detail_.append(": ").append(X509_verify_cert_error_string(verified));
    }
    return state::failed;
}

tls_engine::state tls_engine::handshake() {
    ERR_clear_error();
    return settle(SSL_do_handshake(session_.get()));
}

tls_engine::state tls_engine::read(std::span<char> into, std::size_t& size) {
    ERR_clear_error();
    size = 0;
    return settle(SSL_read_ex(session_.get(), into.data(), into.size(), &size));
}

tls_engine::state tls_engine::write(std::string_view octets) {
    if (octets.empty()) return state::done;
    ERR_clear_error();
    std::size_t written = 0;
    return settle(SSL_write_ex(session_.get(), octets.data(), octets.size(), &written));
}

void tls_engine::close_send() {
    ERR_clear_error();
    if (SSL_is_init_finished(session_.get()) == 1) SSL_shutdown(session_.get());
    ERR_clear_error();
}

bool tls_engine::wrong_host() const {
    const auto verified = SSL_get_verify_result(session_.get());
    return verified == X509_V_ERR_HOSTNAME_MISMATCH || verified == X509_V_ERR_IP_ADDRESS_MISMATCH;
}

} // namespace kruispunt::net
