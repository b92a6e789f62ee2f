#pragma once

#include "gateway/domain/use_case.hpp"
#include "gateway/ports/audit_trail.hpp"
#include "gateway/store/sqlite/audit_reading.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>

namespace kruispunt::store::sqlite {

/// A store's file and the file of its data keys, which mean something together only.
struct file_pair {
    std::filesystem::path store;
    std::filesystem::path keys;
};

/// What a copy holds.
struct copied {
    std::int64_t signals = 0;
    std::int64_t keys = 0;
    std::int64_t schema = 0;
};

/// Is shown the audit trail that is copied.
using trail_look = std::function<void(audit_reading&)>;

/// Copies both files as they are at one moment into new ones, which must not be there yet. A
/// gateway may write meanwhile. Exactly the keys that the copied store uses are copied: none of a
/// signal that was erased before, none missing of what is there. Throws std::runtime_error with one
/// clear line, also where the store is of another version's schema.
copied copy_files(const file_pair& from, const file_pair& to, const trail_look& look = {});

/// Brings both files to today's schema and looks whether they are whole and belong together. Throws
/// std::runtime_error, which says what is wrong, where they are not.
copied check_files(const file_pair& files);

/// Of a store of today's schema that no gateway runs on: throws away what was counted of months
/// that have no table, so that counting begins anew (BEH-03). What was told since the copy was made
/// is in no table then, and never told in another way. Throws std::runtime_error.
void count_months_anew(const std::filesystem::path& store);

/// Adds an entry to the audit trail of a store of today's schema that no gateway runs on, through
/// `trail`. Throws std::runtime_error.
void add_audit_entry(
    const std::filesystem::path& store,
    const domain::audit_entry& entry,
    domain::instant at,
    ports::audit_trail& trail
);

} // namespace kruispunt::store::sqlite
