#pragma once

#include "gateway/domain/digest.hpp"
#include "gateway/vault/secret.hpp"

#include <cstdint>
#include <initializer_list>
#include <string_view>

namespace kruispunt::vault {

/// HMAC-SHA-256 over a byte-exact, domain-separated encoding: the label and each part preceded by
/// its length as four octets, big-endian; truncated to 128 bits. Any thread; each keeps one
/// context.
class keyed_digest {
public:
    explicit keyed_digest(const secret& key);

    domain::digest
    operator()(std::string_view label, std::initializer_list<std::string_view> parts) const;

private:
    secret key_;
    std::uint64_t owner_; ///< tells a thread whether its kept context has this key
};

} // namespace kruispunt::vault
