#pragma once

#include "gateway/domain/objection.hpp"
#include "gateway/domain/use_case.hpp"
#include "gateway/store/sqlite/database.hpp"

#include <optional>
#include <string>

namespace kruispunt::store::sqlite {

/// A pending objection with the signal that it freezes.
using objection_row = domain::objection_write;

/// The objections that are pending, each at its signal: while its row is there, the signal is
/// frozen (BEH-10). One thread.
class objection_rows {
public:
    explicit objection_rows(database& db);

    void write(const domain::objection_write& write);
    std::optional<objection_row> find(const domain::uuid& id);
    std::optional<domain::objection> of(domain::signal_number number);

    /// Takes out the one to that signal; false where there was none.
    bool forget(domain::signal_number number);

private:
    statement write_;
    statement find_;
    statement of_;
    statement forget_;
};

/// 1 where the signal whose number `number` names in a statement is frozen, else 0.
std::string frozen_column(const std::string& number);

/// The columns of `table` that `read_objection` reads, comma-separated.
std::string objection_columns(const std::string& table);

/// Reads them, the first of which is at `first`.
domain::objection read_objection(const statement& row, int first);

} // namespace kruispunt::store::sqlite
