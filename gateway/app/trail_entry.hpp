#pragma once

#include "gateway/domain/use_case.hpp"

#include <filesystem>
#include <string>

namespace kruispunt::app {

/// An entry of the audit trail of what whoever runs this program did, and it came off.
domain::audit_entry entry_by_us(const std::string& act);

/// Adds an entry to the trail of a store's file that no gateway runs on. Throws std::runtime_error.
void note_in(const std::filesystem::path& store, const domain::audit_entry& entry);

/// Likewise in a data folder; false where a gateway runs on it, which alone may write there.
bool note_alone(const std::filesystem::path& data, const domain::audit_entry& entry);

} // namespace kruispunt::app
