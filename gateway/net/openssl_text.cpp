#include "gateway/net/openssl_text.hpp"

#include <openssl/err.h>

#include <array>

namespace kruispunt::net {

std::string openssl_error_text() {
    const auto code = ERR_peek_last_error();
    ERR_clear_error();
    if (code == 0) return "no reason given";
    if (const char* reason = ERR_reason_error_string(code)) return reason;
    std::array<char, 256> text{};
    ERR_error_string_n(code, text.data(), text.size());
    return text.data();
}

} // namespace kruispunt::net
