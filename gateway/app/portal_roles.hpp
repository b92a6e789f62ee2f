#pragma once

#include "gateway/portal/role_book.hpp"

#include <string_view>
#include <vector>

namespace kruispunt::adapters::sdk {
class toml_table;
}

namespace kruispunt::app {

struct config;

/// Reads `[[portal.roles]]`: whose certificates have which role. Throws std::runtime_error
/// (`file:line: what`) for a line that names no OIN, no name or no role, and for a certificate that
/// is named twice.
std::vector<portal::role_holder> read_portal_roles(const adapters::sdk::toml_table& portal);

/// Throws std::runtime_error where an operator's region takes no part.
void check_portal_roles(const config& c);

/// Who comes to the portal as what.
portal::role_book role_book_of(const config& c);

} // namespace kruispunt::app
