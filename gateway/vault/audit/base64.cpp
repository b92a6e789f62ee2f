#include "gateway/vault/audit/base64.hpp"

#include <openssl/evp.h>

namespace kruispunt::vault::audit {

std::string base64(std::span<const unsigned char> octets) {
    // One more for the zero that the library ends with.
    std::string text((octets.size() + 2) / 3 * 4 + 1, '\0');
    const int size = EVP_EncodeBlock(
        reinterpret_cast<unsigned char*>(text.data()),
        octets.data(),
        static_cast<int>(octets.size())
    );
    text.resize(static_cast<std::size_t>(size));
    return text;
}

} // namespace kruispunt::vault::audit
