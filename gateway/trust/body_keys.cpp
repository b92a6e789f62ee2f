#include "gateway/trust/body_keys.hpp"

#include "gateway/trust/credential_files.hpp"

#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/pem.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <memory>
#include <stdexcept>
#include <string>
#include <utility>

namespace kruispunt::trust {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t largest_key_file = 64U * 1024U;

struct digest_release {
    void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
};

using digest_handle = std::unique_ptr<EVP_MD_CTX, digest_release>;

[[noreturn]] void fail(const fs::path& file, const std::string& why) {
    (void)library_words();
    throw std::runtime_error(file.string() + ": " + why);
}

std::string octets_of(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    if (!in || !fs::is_regular_file(file)) fail(file, "cannot be read");
    if (fs::file_size(file) > largest_key_file) fail(file, "is too large for a key");
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

key_handle public_key_of(const std::string& pem) {
    const bio_handle in(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())));
    return key_handle(PEM_read_bio_PUBKEY(in.get(), nullptr, nullptr, nullptr));
}

bool is_ed25519(const EVP_PKEY* key) {
    return EVP_PKEY_get_base_id(key) == EVP_PKEY_ED25519;
}

bool is_p256(const EVP_PKEY* key) {
    std::array<char, 64> name{};
    std::size_t size = 0;
    return EVP_PKEY_get_base_id(key) == EVP_PKEY_EC &&
           EVP_PKEY_get_group_name(key, name.data(), name.size(), &size) == 1 &&
           std::string_view(name.data(), size) == "prime256v1";
}

key_handle read_body_key(const fs::path& file) {
    const std::string pem = octets_of(file);
    if (pem.find("PRIVATE KEY") != pem.npos)
        fail(file, "holds a private key; a gateway gets the public half (openssl pkey -pubout)");
    if (pem.find("BEGIN CERTIFICATE") != pem.npos)
        fail(
            file,
            "is a certificate; give its key alone (openssl x509 -pubkey -noout), which is "
            "taken as long as it is configured, whatever the certificate's term"
        );
    key_handle key = public_key_of(pem);
    if (!key) fail(file, "is no public key in PEM");
    if (!is_ed25519(key.get()) && !is_p256(key.get()))
        fail(file, "is neither a key of Ed25519 nor of P-256");
    (void)library_words();
    return key;
}

const unsigned char* bytes(std::string_view octets) {
    return reinterpret_cast<const unsigned char*>(octets.data());
}

bool made_by(EVP_PKEY* key, std::string_view octets, std::string_view signature) {
    const digest_handle check(EVP_MD_CTX_new());
    const EVP_MD* const hash = is_ed25519(key) ? nullptr : EVP_sha256();
    if (!check || EVP_DigestVerifyInit(check.get(), nullptr, hash, nullptr, key) != 1) return false;
    return EVP_DigestVerify(
               check.get(), bytes(signature), signature.size(), bytes(octets), octets.size()
           ) == 1;
}

} // namespace

body_keys::body_keys(const std::vector<fs::path>& files) {
    for (const fs::path& file : files) {
        key_handle read = read_body_key(file);
        const bool twice = std::any_of(keys_.begin(), keys_.end(), [&read](const auto& each) {
            return EVP_PKEY_eq(each.get(), read.get()) == 1;
        });
        if (twice) fail(file, "is a key that another file holds too");
        keys_.push_back(std::move(read));
    }
}

bool body_keys::signed_by_body(std::string_view octets, std::string_view signature) const {
    const bool found = std::any_of(keys_.begin(), keys_.end(), [&](const key_handle& key) {
        return made_by(key.get(), octets, signature);
    });
    (void)library_words(); // a signature that does not hold leaves some
    return found;
}

domain::uuid body_keys::name_of(std::string_view octets) const {
    std::array<unsigned char, EVP_MAX_MD_SIZE> hash{};
    unsigned int size = 0;
    if (EVP_Digest(octets.data(), octets.size(), hash.data(), &size, EVP_sha256(), nullptr) != 1)
        throw std::runtime_error("SHA-256 is not there");
    domain::uuid id{};
    std::copy_n(hash.begin(), id.size(), id.begin());
    id[6] = static_cast<std::uint8_t>((id[6] & 0x0fU) | 0x80U);
    id[8] = static_cast<std::uint8_t>((id[8] & 0x3fU) | 0x80U);
    return id;
}

} // namespace kruispunt::trust
