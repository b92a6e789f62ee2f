#pragma once

#include "gateway/domain/use_case.hpp"

#include <string>

namespace kruispunt::store::sqlite {

/// Appends one audit entry as a line of JSON. Its parts are ours, a region's name, an OIN and
/// digests; what is not plain ASCII or would need escaping is left out.
void append_audit_line(std::string& to, const domain::audit_entry& entry);

} // namespace kruispunt::store::sqlite
