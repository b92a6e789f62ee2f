#include "gateway/vault/audit/tree_hashing.hpp"

#include <openssl/evp.h>

#include <memory>
#include <stdexcept>

namespace kruispunt::vault::audit {

namespace {

void require(bool ok) {
    if (!ok) throw std::runtime_error("audit: the SHA-256 of the cryptographic library failed");
}

/// Kept per thread: making a context costs more than a hash.
class sha256 {
public:
    sha256() : context_(EVP_MD_CTX_new(), EVP_MD_CTX_free) {
        require(context_ && EVP_DigestInit_ex(context_.get(), EVP_sha256(), nullptr) == 1);
    }

    void begin() { require(EVP_DigestInit_ex(context_.get(), nullptr, nullptr) == 1); }

    void add(const void* octets, std::size_t size) {
        require(EVP_DigestUpdate(context_.get(), octets, size) == 1);
    }

    ports::tree_hash end() {
        ports::tree_hash digest{};
        unsigned size = 0;
        require(EVP_DigestFinal_ex(context_.get(), digest.data(), &size) == 1);
        return digest;
    }

private:
    std::unique_ptr<EVP_MD_CTX, void (*)(EVP_MD_CTX*)> context_;
};

sha256& begun() {
    thread_local sha256 kept;
    kept.begin();
    return kept;
}

constexpr unsigned char leaf_mark = 0;
constexpr unsigned char node_mark = 1;

} // namespace

ports::tree_hash leaf_hash(std::string_view entry) {
    sha256& digest = begun();
    digest.add(&leaf_mark, 1);
    digest.add(entry.data(), entry.size());
    return digest.end();
}

ports::tree_hash node_hash(const ports::tree_hash& left, const ports::tree_hash& right) {
    sha256& digest = begun();
    digest.add(&node_mark, 1);
    digest.add(left.data(), left.size());
    digest.add(right.data(), right.size());
    return digest.end();
}

ports::tree_hash empty_tree() {
    return begun().end();
}

} // namespace kruispunt::vault::audit
