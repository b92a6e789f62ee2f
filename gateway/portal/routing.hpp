#pragma once

#include "gateway/portal/access.hpp"
#include "gateway/portal/call.hpp"

#include <string>

namespace kruispunt::portal {

/// Where a call goes.
struct found_route {
    const route* at = nullptr; ///< null: no such path, or not with this method
    std::string methods;       ///< those of that path; empty: no such path
};

found_route route_of(const call& c);

/// The region that a call names in its path or its query; empty: none.
std::string region_named_in(const call& c);

/// Whether a browser says that a page of another site makes this request: its certificate would go
/// with it without anybody wanting that.
bool from_another_site(const ports::http_fields& fields);

/// Whether the body says that it is JSON, as no form of another site can.
bool says_json(const ports::http_fields& fields);

} // namespace kruispunt::portal
