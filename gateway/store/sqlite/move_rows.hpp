#pragma once

#include "gateway/domain/use_case.hpp"
#include "gateway/store/sqlite/database.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kruispunt::store::sqlite {

/// Reads a signal's newest move from three columns, beginning with `first`.
std::optional<domain::residence_move> read_move(const statement& row, int first);

/// Binds those three columns.
void bind_move(statement& into, const std::optional<domain::residence_move>& move);

/// Signal numbers as octets, eight each, the highest first.
std::string pack_numbers(const std::vector<domain::signal_number>& numbers);

/// Reads `pack_numbers`' octets back.
std::vector<domain::signal_number> unpack_numbers(std::string_view octets);

/// Moves that are told of signals that are there (COM-26). One thread.
class move_rows {
public:
    explicit move_rows(database& db);

    void write(const domain::move_write& told);

private:
    statement write_;
};

} // namespace kruispunt::store::sqlite
