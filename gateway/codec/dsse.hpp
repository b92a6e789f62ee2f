#pragma once

#include "gateway/domain/acceptance.hpp"
#include "gateway/domain/error.hpp"

#include <string>
#include <string_view>

namespace kruispunt::codec {

/// An acceptance record has at most so many octets.
inline constexpr std::size_t max_acceptance_record = 64U * 1024U;

/// A DSSE envelope with one signature, decoded. Who signed is not known by it.
struct dsse_envelope {
    std::string payload;
    std::string signature;
};

/// What is signed: DSSE's pre-authentication encoding of an in-toto statement.
std::string dsse_signed_octets(std::string_view payload);

/// Reads an envelope of an in-toto statement, strictly: `message_unreadable` where it is no JSON or
/// too large, `mandatory_field`, `value_invalid` or `unknown_field` naming the member else.
domain::result<dsse_envelope> read_dsse(std::string_view octets);

/// Reads a payload: an in-toto Statement v1 with the predicate `urn:kruispunt:acceptance:v1`, with
/// errors likewise. A statement whose subject is another report than its predicate's is refused.
domain::result<domain::acceptance> read_acceptance(std::string_view payload);

} // namespace kruispunt::codec
