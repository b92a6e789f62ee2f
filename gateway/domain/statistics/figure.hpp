#pragma once

#include <cstdint>
#include <string>

namespace kruispunt::domain::statistics {

/// A count under this is told as "<5", zero too (BEH-03): that nothing happened may tell of a child
/// just as that something did.
inline constexpr std::int64_t smallest_told = 5;

/// What is told of a count: all that it may be, both ends included.
struct figure {
    std::int64_t least = 0;
    std::int64_t most = 0;

    bool operator==(const figure&) const = default;
};

/// What is told of a count of its own: itself, or 0 to 4 where it is under five.
figure told(std::int64_t count);

/// What is told of a part of `whole`, which is told as given: under five with its whole, whatever
/// it is, since a part that is told would tell how large the whole is at least.
figure told_part(std::int64_t count, const figure& whole);

/// What is told of a sum: what follows from what is told of its parts and nothing else, so that it
/// adds nothing to them.
figure operator+(const figure& one, const figure& other);

/// True where the count itself is told.
bool is_exact(const figure& of);

/// True where it reads "<5".
bool is_small(const figure& of);

/// As it is read: `60`, `<5`, `72 t/m 76`.
std::string to_text(const figure& of);

} // namespace kruispunt::domain::statistics
