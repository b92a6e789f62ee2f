#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kruispunt::adapters::sdk {

/// The canonical fields of all protocols: what a mapping file's `is` names.
enum class field : std::uint8_t {
#define KRUISPUNT_FIELD(enumerator, name, words) enumerator,
#include "adapters/sdk/fields.def"
#undef KRUISPUNT_FIELD
    count
};

/// `child.bsn` and so on.
std::string_view name_of(field f);

/// The field of that name, or nothing.
std::optional<field> field_named(std::string_view name);

/// The words that the field may hold, separated by '|'; empty for one that holds a value.
std::string_view words_of(field f);

/// A message as canonical fields with canonical text: days `YYYY-MM-DD`, moments RFC 3339,
/// enumerations by the words of fields.def, booleans `true` and `false`. An empty text means
/// absent. Holds persons' values: short-lived, never logged. Not for two threads at once.
class record {
public:
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-member-init): filled once, not twice
    record() { heads_.fill(none); }

    /// Adds a value of a field; a repeated field has them in the order in which they were added.
    void add(field f, std::string_view text);

    /// The value of that occurrence, empty where there is none. The view lives until the next
    /// `add`.
    std::string_view get(field f, std::size_t occurrence = 0) const;

    /// How many values were added, empty ones too.
    std::size_t count(field f) const;

private:
    static constexpr std::uint16_t none = 0xffff;

    struct entry {
        std::uint32_t at;
        std::uint32_t size;
        std::uint16_t next;
    };

    std::array<std::uint16_t, static_cast<std::size_t>(field::count)> heads_;
    std::vector<entry> entries_;
    std::string text_;
};

} // namespace kruispunt::adapters::sdk
