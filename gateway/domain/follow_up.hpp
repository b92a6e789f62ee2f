#pragma once

#include "gateway/domain/digest.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace kruispunt::domain {

/// Whether the family agreed to contact after a match (Duty to inform, and consent).
enum class consent { given, refused, not_asked };

/// The word on the wire: gegeven, geweigerd, niet_gevraagd.
std::string_view wire_word(consent c);

/// Who leads the care around a child after a match (`coordinator`).
struct case_lead {
    std::string name;
    std::string phone;

    friend bool operator==(const case_lead&, const case_lead&) = default;
};

/// A case lead as the store keeps it: sealed under a data key of its own, and a keyed digest, bound
/// to the match and its side, with which a change is seen.
struct sealed_lead {
    digest content{};
    std::int64_t data_key = 0;
    sealed_bytes bytes;

    friend bool operator==(const sealed_lead& a, const sealed_lead& b) {
        return a.content == b.content;
    }
};

/// What one side of a match has said of it so far (ESAR-16, MS-07, MN-07).
struct follow_up {
    bool acknowledged = false;
    domain::consent consent = domain::consent::not_asked;
    bool family_informed = false;
    std::optional<sealed_lead> lead = {}; ///< absent: nobody leads on that side

    friend bool operator==(const follow_up&, const follow_up&) = default;
};

} // namespace kruispunt::domain
