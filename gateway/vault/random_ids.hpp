#pragma once

#include "gateway/domain/uuid.hpp"

namespace kruispunt::vault {

/// Random UUIDs, version 4 (RFC 9562), from the cryptographic library. Any thread.
class random_ids final : public domain::uuid_source {
public:
    domain::uuid next() override;
};

} // namespace kruispunt::vault
