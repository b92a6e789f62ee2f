#include "gateway/vault/audit/commitment.hpp"

#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <stdexcept>
#include <string>

namespace kruispunt::vault::audit {

namespace {

constexpr std::string_view label = "kruispunt/audit-commitment/1";

void add(std::string& to, std::string_view part) {
    const auto size = static_cast<std::uint32_t>(part.size());
    for (const unsigned shift : {24U, 16U, 8U, 0U})
        to += static_cast<char>(size >> shift & 0xffU);
    to += part;
}

} // namespace

domain::commitment
commit(const secret& salt, std::uint64_t number, std::string_view field, std::string_view value) {
    std::string committed;
    add(committed, label);
    add(committed, std::to_string(number));
    add(committed, field);
    add(committed, value);
    domain::commitment made{};
    unsigned size = 0;
    const auto* octets = reinterpret_cast<const unsigned char*>(committed.data());
    if (HMAC(
            EVP_sha256(),
            salt.data(),
            static_cast<int>(secret::size),
            octets,
            committed.size(),
            made.data(),
            &size
        ) == nullptr ||
        size != made.size())
        throw std::runtime_error("audit: the HMAC of the cryptographic library failed");
    return made;
}

} // namespace kruispunt::vault::audit
