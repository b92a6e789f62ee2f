#include "gateway/net/stream_error.hpp"

#include <string>

namespace kruispunt::net {
namespace {

// Boost's own base has no virtual destructor; a category is static and never destroyed through it.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wnon-virtual-dtor"

class stream_category final : public boost::system::error_category {
public:
    const char* name() const noexcept override { return "kruispunt.stream"; }

    std::string message(int value) const override {
        switch (static_cast<stream_errc>(value)) {
        case stream_errc::tls_failed:
            return "TLS failed";
        case stream_errc::wrong_host:
            return "certificate is for another host";
        case stream_errc::truncated:
            return "connection ended without TLS's end";
        }
        return "unknown stream error";
    }
};

#pragma GCC diagnostic pop

} // namespace

boost::system::error_code make_error_code(stream_errc code) {
    static const stream_category category;
    return {static_cast<int>(code), category};
}

} // namespace kruispunt::net
