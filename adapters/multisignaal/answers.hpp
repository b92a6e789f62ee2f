#pragma once

#include "gateway/ports/http.hpp"

#include <string>

namespace kruispunt::adapters::multisignaal {

/// Makes answers with what every one of them bears: `API-Version` and the design rules' security
/// headers (`/core/version-header`, `/core/transport/security-headers`). Immutable; any thread.
class answers {
public:
    /// `version` is the published document's own.
    explicit answers(std::string version) : version_(std::move(version)) {}

    /// Without `Content-Type` where there is no body.
    ports::http_response make(int status, const std::string& content_type, std::string body) const;

private:
    std::string version_;
};

} // namespace kruispunt::adapters::multisignaal
