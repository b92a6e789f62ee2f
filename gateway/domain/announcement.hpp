#pragma once

#include "gateway/domain/uuid.hpp"

#include <string>
#include <utility>

namespace kruispunt::domain {

/// What the coordination body is told of by itself (BEH-09). Kept by number: append only.
enum class announced_kind {
    match_not_taken_up, ///< nobody acknowledged a match within the working days of the policy
    member_access,      ///< a region was admitted, suspended, or put in the sandbox
    member_standing,    ///< a region is held, in shadow, or takes part as always
    delivery_disturbed  ///< a region takes nothing, or does not come for it
};

/// Something for the coordination body. Never of a child: of a match its id and its two regions.
struct announcement {
    announced_kind what = announced_kind::match_not_taken_up;
    std::string region;            ///< of a match the first of its pair by name
    std::string other_region = {}; ///< of a match the second
    uuid match = {};               ///< its id
    std::string word = {};         ///< of all but a match: which access, standing or cause
};

/// What is said of a match that nobody took up; a pair has one form, whichever side came first.
inline announcement not_taken_up(const uuid& match, std::string one, std::string other) {
    if (other < one) std::swap(one, other);
    return {announced_kind::match_not_taken_up, std::move(one), std::move(other), match};
}

} // namespace kruispunt::domain
