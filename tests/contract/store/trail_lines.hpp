#pragma once

#include "gateway/store/sqlite/database.hpp"

#include <filesystem>
#include <string>

namespace kruispunt::store {

/// All entries of a store's audit trail but the first, which begins it; each with its newline.
inline std::string trail_lines(const std::filesystem::path& file) {
    sqlite::database db(file, sqlite::database::access::read);
    sqlite::statement rows =
        db.prepare("select lines from audit_lines where first > 0 order by first");
    std::string all;
    while (rows.step())
        all += rows.text(0);
    return all;
}

} // namespace kruispunt::store
