#pragma once

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

} // namespace kruispunt::domain
