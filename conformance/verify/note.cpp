#include "conformance/verify/note.hpp"

#include "conformance/verify/encoding.hpp"

#include <openssl/evp.h>

#include <algorithm>
#include <charconv>
#include <memory>

namespace kruispunt::conformance::verify {

namespace {

constexpr std::string_view dash = "\u2014 ";
constexpr char ed25519_note = 1; // of the signature types
constexpr std::size_t id_size = 4;

bool is_name(std::string_view name) {
    return !name.empty() && std::none_of(name.begin(), name.end(), [](char c) {
        return static_cast<unsigned char>(c) <= ' ' || c == '+' || c == 0x7f;
    });
}

/// How many octets follow one that begins a character of UTF-8; -1 where none begins with it.
int followers(unsigned char first) {
    if (first < 0x80) return 0;
    if (first >= 0xc2 && first <= 0xdf) return 1;
    if (first >= 0xe0 && first <= 0xef) return 2;
    return first >= 0xf0 && first <= 0xf4 ? 3 : -1;
}

bool is_second(unsigned char first, unsigned char second) {
    const unsigned low = first == 0xe0 ? 0xa0 : first == 0xf0 ? 0x90 : 0x80;
    const unsigned high = first == 0xed ? 0x9f : first == 0xf4 ? 0x8f : 0xbf;
    return second >= low && second <= high;
}

/// UTF-8 without control characters but newlines.
bool is_text(std::string_view octets) {
    for (std::size_t at = 0; at < octets.size();) {
        const auto first = static_cast<unsigned char>(octets[at++]);
        if (first < ' ' && first != '\n') return false;
        const int more = followers(first);
        if (more < 0 || octets.size() - at < static_cast<std::size_t>(more)) return false;
        for (int i = 0; i < more; ++i, ++at) {
            const auto next = static_cast<unsigned char>(octets[at]);
            if (i == 0 ? !is_second(first, next) : (next & 0xc0U) != 0x80) return false;
        }
    }
    return true;
}

std::uint32_t big_endian(std::string_view four) {
    std::uint32_t number = 0;
    for (const char c : four)
        number = number << 8U | static_cast<unsigned char>(c);
    return number;
}

reading<note_signature> read_signature(std::string_view line) {
    using read = reading<note_signature>;
    if (!line.starts_with(dash)) return read::none("a signature line begins with a dash");
    line.remove_prefix(dash.size());
    const std::size_t blank = line.find(' ');
    if (blank == std::string_view::npos || !is_name(line.substr(0, blank)))
        return read::none("a signature line names a key");
    const auto octets = base64_decoded(line.substr(blank + 1));
    if (!octets || octets->size() <= id_size)
        return read::none("a signature is Base64 of a key id and more");
    return read::of(
        {std::string(line.substr(0, blank)),
         big_endian(octets->substr(0, id_size)),
         octets->substr(id_size)}
    );
}

bool verifies(const note_signature& given, std::string_view text, const verifier_key& key) {
    const std::unique_ptr<EVP_PKEY, void (*)(EVP_PKEY*)> half(
        EVP_PKEY_new_raw_public_key(
            EVP_PKEY_ED25519, nullptr, key.public_half.data(), key.public_half.size()
        ),
        EVP_PKEY_free
    );
    const std::unique_ptr<EVP_MD_CTX, void (*)(EVP_MD_CTX*)> context(
        EVP_MD_CTX_new(), EVP_MD_CTX_free
    );
    return half && context &&
           EVP_DigestVerifyInit(context.get(), nullptr, nullptr, nullptr, half.get()) == 1 &&
           EVP_DigestVerify(
               context.get(),
               reinterpret_cast<const unsigned char*>(given.octets.data()),
               given.octets.size(),
               reinterpret_cast<const unsigned char*>(text.data()),
               text.size()
           ) == 1;
}

} // namespace

reading<note> read_note(std::string_view octets) {
    using read = reading<note>;
    if (octets.size() > longest_note) return read::none("it is longer than 64 KiB");
    if (!is_text(octets)) return read::none("it is no UTF-8, or has control characters");
    const std::size_t blank = octets.rfind("\n\n");
    if (blank == std::string_view::npos || blank == 0)
        return read::none("no blank line parts a text from its signatures");
    if (!octets.ends_with('\n')) return read::none("its last line has no end");
    note found{std::string(octets.substr(0, blank + 1)), {}};
    std::string_view lines = octets.substr(blank + 2);
    while (!lines.empty()) {
        const std::size_t end = lines.find('\n');
        auto given = read_signature(lines.substr(0, end));
        if (!given) return read::none(given.why);
        if (found.signatures.size() == most_signatures) return read::none("too many signatures");
        found.signatures.push_back(*std::move(given.value));
        lines.remove_prefix(end + 1);
    }
    if (found.signatures.empty()) return read::none("nobody signed it");
    return read::of(std::move(found));
}

reading<verifier_key> read_verifier_key(std::string_view text) {
    using read = reading<verifier_key>;
    const std::size_t one = text.find('+');
    const std::size_t two = one == text.npos ? one : text.find('+', one + 1);
    if (two == text.npos || !is_name(text.substr(0, one)))
        return read::none("a key is name+id+Base64");
    verifier_key key;
    key.name = text.substr(0, one);
    const auto id = hex_decoded(text.substr(one + 1, two - one - 1));
    const auto octets = base64_decoded(text.substr(two + 1));
    if (!id || id->size() != id_size) return read::none("the id is not 8 hexadecimal digits");
    if (!octets || octets->size() != key.public_half.size() + 1 || (*octets)[0] != ed25519_note)
        return read::none("the key is no Ed25519 key of a signed note");
    std::copy(octets->begin() + 1, octets->end(), key.public_half.begin());
    key.key_id = big_endian(*id);
    const digest named = sha256(key.name + "\n" + *octets);
    if (big_endian({reinterpret_cast<const char*>(named.data()), id_size}) != key.key_id)
        return read::none("the id does not belong to the name and the key");
    return read::of(std::move(key));
}

judgement judge(const note& signed_text, const std::vector<verifier_key>& trusted) {
    judgement found;
    for (const note_signature& given : signed_text.signatures) {
        const auto key = std::find_if(trusted.begin(), trusted.end(), [&given](const auto& k) {
            return k.name == given.name && k.key_id == given.key_id;
        });
        if (key == trusted.end()) continue; // of a witness, or of a key yet to come
        if (!verifies(given, signed_text.text, *key)) return {trust::forged, key->name};
        if (found.what != trust::good) found = {trust::good, key->name};
    }
    return found;
}

} // namespace kruispunt::conformance::verify
