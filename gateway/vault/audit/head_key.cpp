#include "gateway/vault/audit/head_key.hpp"

#include "gateway/domain/hex.hpp"
#include "gateway/vault/audit/base64.hpp"
#include "gateway/vault/cipher.hpp"

#include <openssl/evp.h>

#include <algorithm>
#include <cstdio>
#include <fcntl.h>
#include <fstream>
#include <memory>
#include <stdexcept>
#include <sys/stat.h>
#include <unistd.h>
#include <vector>

namespace kruispunt::vault::audit {

namespace {

constexpr std::string_view heading = "kruispunt-head-key 1";
constexpr unsigned char ed25519_note = 1; // of C2SP signed-note's signature types
constexpr std::size_t longest_origin = 100;

[[noreturn]] void refuse(const std::filesystem::path& file, const std::string& why) {
    throw std::runtime_error("head key " + file.string() + ": " + why);
}

void require_private(const std::filesystem::path& file) {
    struct stat about {};

    if (::stat(file.c_str(), &about) != 0) refuse(file, "cannot be read; restore it, or make one");
    if ((about.st_mode & (S_IRWXG | S_IRWXO)) != 0)
        refuse(file, "may be read by others than its owner; chmod 600 it");
}

std::string value_after(const std::filesystem::path& file, std::ifstream& in, const char* word) {
    std::string name;
    std::string value;
    if (!(in >> name >> value) || name != word)
        refuse(file, std::string("`") + word + "` expected; restore the file from its backup");
    return value;
}

std::string hex(const secret& key) {
    return domain::to_hex({key.data(), secret::size});
}

secret from_hex(const std::filesystem::path& file, const std::string& text) {
    if (text.size() != 2 * secret::size ||
        text.find_first_not_of("0123456789abcdef") != std::string::npos)
        refuse(file, "the seed is not 64 hexadecimal digits; restore the file from its backup");
    secret key;
    for (std::size_t i = 0; i < secret::size; ++i)
        key.data()[i] = static_cast<std::uint8_t>(std::stoi(text.substr(2 * i, 2), nullptr, 16));
    return key;
}

void write_private(const std::filesystem::path& file, const std::string& text) {
    const int out = ::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (out < 0) refuse(file, "cannot be made; it may be there already");
    const bool written =
        ::write(out, text.data(), text.size()) == static_cast<ssize_t>(text.size());
    const bool kept = ::fsync(out) == 0;
    ::close(out);
    if (!written || !kept) refuse(file, "cannot be written");
}

std::vector<unsigned char> typed_public_half(const head_key& key) {
    std::vector<unsigned char> octets{ed25519_note};
    const auto half = public_half(key);
    octets.insert(octets.end(), half.begin(), half.end());
    return octets;
}

} // namespace

bool is_origin(const std::string& name) {
    return !name.empty() && name.size() <= longest_origin &&
           std::all_of(name.begin(), name.end(), [](char c) {
               return c > ' ' && c <= '~' && c != '+';
           });
}

head_key load_head_key(const std::filesystem::path& file) {
    require_private(file);
    std::ifstream in(file);
    std::string first;
    std::getline(in, first);
    if (first != heading) refuse(file, "is no head key of this version");
    head_key key;
    key.name = value_after(file, in, "name");
    if (!is_origin(key.name)) refuse(file, "the name is no origin; restore it from its backup");
    key.seed = from_hex(file, value_after(file, in, "seed"));
    return key;
}

void create_head_key(const std::filesystem::path& file, const std::string& name) {
    if (!is_origin(name))
        refuse(file, "an origin is 1 to 100 printable ASCII characters without blank and plus");
    write_private(
        file, std::string(heading) + "\nname " + name + "\nseed " + hex(random_secret()) + "\n"
    );
}

std::array<std::uint8_t, 32> public_half(const head_key& key) {
    const std::unique_ptr<EVP_PKEY, void (*)(EVP_PKEY*)> pair(
        EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nullptr, key.seed.data(), secret::size),
        EVP_PKEY_free
    );
    std::array<std::uint8_t, 32> half{};
    std::size_t size = half.size();
    if (!pair || EVP_PKEY_get_raw_public_key(pair.get(), half.data(), &size) != 1)
        throw std::runtime_error("audit: the Ed25519 of the cryptographic library failed");
    return half;
}

std::uint32_t key_id(const head_key& key) {
    std::string text = key.name + "\n";
    for (const unsigned char octet : typed_public_half(key))
        text += static_cast<char>(octet);
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    if (EVP_Digest(text.data(), text.size(), digest.data(), nullptr, EVP_sha256(), nullptr) != 1)
        throw std::runtime_error("audit: the SHA-256 of the cryptographic library failed");
    std::uint32_t id = 0;
    for (std::size_t i = 0; i < 4; ++i)
        id = id << 8U | digest.at(i);
    return id;
}

std::string verifier_key(const head_key& key) {
    char id[9];
    std::snprintf(id, sizeof id, "%08x", key_id(key));
    return key.name + "+" + id + "+" + base64(typed_public_half(key));
}

} // namespace kruispunt::vault::audit
