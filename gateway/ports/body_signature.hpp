#pragma once

#include "gateway/domain/uuid.hpp"

#include <cstddef>
#include <string_view>

namespace kruispunt::ports {

/// The national body's keys, as configured: whether it signed something (BEH-13). Immutable; any
/// thread.
class body_signature {
public:
    virtual ~body_signature() = default;

    /// How many keys are configured; with none nothing is ever signed.
    virtual std::size_t keys() const = 0;

    /// Whether one of them made this signature over exactly these octets.
    virtual bool signed_by_body(std::string_view octets, std::string_view signature) const = 0;

    /// A name that is the same for the same octets and no others: a UUID, version 8 (RFC 9562),
    /// of their SHA-256.
    virtual domain::uuid name_of(std::string_view octets) const = 0;
};

} // namespace kruispunt::ports
