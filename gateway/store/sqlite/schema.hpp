#pragma once

#include "gateway/store/sqlite/database.hpp"

namespace kruispunt::store::sqlite {

/// Brings the store's file to today's schema, step by step, each in a transaction of its own.
/// Throws `failure` where the file was written by a later version.
void migrate_store(database& db);

/// Likewise the file of data keys.
void migrate_keys(database& db);

/// Whether the store's file is of today's schema.
bool is_todays_store(database& db);

} // namespace kruispunt::store::sqlite
