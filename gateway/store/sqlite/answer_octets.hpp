#pragma once

#include "gateway/domain/use_case.hpp"

#include <string>
#include <string_view>

namespace kruispunt::store::sqlite {

/// An answer as it is kept for a repeat of its message: numbers, our own codes and the region's
/// signal id; nothing of a person.
std::string pack(const domain::answer& answer);

/// Reads `pack`'s text back; `temporarily_unavailable` where it is damaged.
domain::answer unpack_answer(std::string_view packed);

} // namespace kruispunt::store::sqlite
