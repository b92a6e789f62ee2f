#pragma once

#include "conformance/verify/reading.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kruispunt::conformance::verify {

/// The limits of a note that is read: more is refused.
constexpr std::size_t longest_note = 64 * 1024;
constexpr std::size_t most_signatures = 32;

struct note_signature {
    std::string name;
    std::uint32_t key_id = 0;
    std::string octets;
};

/// C2SP signed-note: a text, with its last newline, and who signed it.
struct note {
    std::string text;
    std::vector<note_signature> signatures;
};

reading<note> read_note(std::string_view octets);

/// An Ed25519 key of C2SP signed-note, in the form `name+key id+Base64(0x01 || public half)`.
struct verifier_key {
    std::string name;
    std::uint32_t key_id = 0;
    std::array<unsigned char, 32> public_half{};
};

/// Reads a key and sees to it that its id is the one that its name and octets give.
reading<verifier_key> read_verifier_key(std::string_view text);

/// What the keys say of a note: `signed_by_none` where it bears no signature under the name and id
/// of any of them, `forged` where it bears one that does not verify.
enum class trust { good, signed_by_none, forged };

struct judgement {
    trust what = trust::signed_by_none;
    std::string name; ///< of the key
};

judgement judge(const note& signed_text, const std::vector<verifier_key>& trusted);

} // namespace kruispunt::conformance::verify
