#pragma once

#include "gateway/vault/audit/head_key.hpp"

#include <cstdint>
#include <filesystem>
#include <string>

namespace kruispunt::app {

/// The key that signs the heads of the audit trail of a data folder. Throws, saying what is next,
/// where there is none.
vault::audit::head_key trail_key_of(const std::filesystem::path& data);

/// Makes it where there is none, under the name `kruispunt.OIN/logboek/N`: N is 1, and one more for
/// each time that the store was restored, so that two histories are never signed under one name.
/// Throws where it cannot be made, or the one that is there is of another name.
void make_trail_key(const std::filesystem::path& data, const std::string& oin);

/// The highest N of the keys that are or were in use in a data folder, those that were set aside
/// too; 0: there is none.
std::int64_t highest_trail_number(const std::filesystem::path& data);

/// A store is about to be restored: the key of the history that it replaces signs no more. It is
/// kept under a name that says so.
void set_trail_key_aside(const std::filesystem::path& data);

} // namespace kruispunt::app
