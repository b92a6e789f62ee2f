#include "gateway/vault/file_digest.hpp"

#include "gateway/domain/hex.hpp"

#include <openssl/evp.h>

#include <array>
#include <fstream>
#include <memory>
#include <stdexcept>
#include <string_view>

namespace kruispunt::vault {

namespace {

constexpr std::string_view ring_label = "kruispunt/key-ring-fingerprint/1";
constexpr std::size_t fingerprint_digits = 16;

class sha256 {
public:
    sha256() { require(EVP_DigestInit_ex(context_.get(), EVP_sha256(), nullptr) == 1); }

    void add(const void* octets, std::size_t size) {
        require(EVP_DigestUpdate(context_.get(), octets, size) == 1);
    }

    std::string hex() {
        std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
        unsigned size = 0;
        require(EVP_DigestFinal_ex(context_.get(), digest.data(), &size) == 1);
        return domain::to_hex(std::span(digest).first(size));
    }

private:
    static void require(bool ok) {
        if (!ok) throw std::runtime_error("vault: the SHA-256 of the cryptographic library failed");
    }

    std::unique_ptr<EVP_MD_CTX, void (*)(EVP_MD_CTX*)> context_{EVP_MD_CTX_new(), EVP_MD_CTX_free};
};

std::string fingerprint(const secret& digests, const secret& wrapping) {
    sha256 digest;
    digest.add(ring_label.data(), ring_label.size());
    digest.add(digests.data(), secret::size);
    digest.add(wrapping.data(), secret::size);
    return digest.hex().substr(0, fingerprint_digits);
}

} // namespace

std::string sha256_of(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    sha256 digest;
    std::array<char, 1U << 16U> piece{};
    while (in.read(piece.data(), piece.size()) || in.gcount() > 0)
        digest.add(piece.data(), static_cast<std::size_t>(in.gcount()));
    if (!in.eof()) throw std::runtime_error(file.string() + ": cannot be read");
    return digest.hex();
}

std::string fingerprint_of(const key_ring& ring) {
    return fingerprint(ring.digests, ring.wrapping);
}

std::string fingerprint_of(const older_epoch& epoch) {
    return epoch.whole ? fingerprint(epoch.digests, epoch.wrapping) : std::string();
}

} // namespace kruispunt::vault
