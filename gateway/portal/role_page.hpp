#pragma once

#include "gateway/portal/access.hpp"
#include "gateway/portal/answers.hpp"

#include <string>

namespace kruispunt::portal {

/// `GET /rol`: as what the caller comes, of which region, and every call that they may make: what a
/// page may offer. `certificate`: the common name that they came with.
ports::http_response role_page(const caller& who, const std::string& certificate);

} // namespace kruispunt::portal
