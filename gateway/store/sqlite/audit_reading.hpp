#pragma once

#include "gateway/ports/trail_reader.hpp"
#include "gateway/store/sqlite/database.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace kruispunt::store::sqlite {

/// A row of the trail: the entries of one group of acts.
struct audit_row {
    std::uint64_t first = 0; ///< number of its first entry
    std::uint64_t count = 0;
    std::string lines; ///< each followed by a newline
};

/// A signed head of the trail.
struct kept_head {
    std::uint64_t size = 0;
    std::string note;
};

/// What is kept of the audit trail. One thread.
class audit_reading final : public ports::trail_records {
public:
    explicit audit_reading(database& db);

    std::uint64_t size() override;

    /// The row with entry `number`, or nothing where there is none yet.
    std::optional<audit_row> row_of(std::uint64_t number);

    std::optional<std::string> remark_of(std::uint64_t number) override;
    std::optional<std::string> head_of(std::uint64_t size) override;
    std::optional<ports::audit_salt> salt_of(const domain::digest& signal_key) override;
    std::optional<ports::audit_salt> salt_of_day(std::string_view day) override;

    /// The newest; nothing where none was signed yet.
    std::optional<kept_head> newest_head();

    /// Those that count at most `size` entries, in order.
    std::vector<kept_head> heads_to(std::uint64_t size);

    ports::tree_hash node(ports::tree_place place) override;
    std::vector<std::string> lines(std::uint64_t first, std::uint64_t count) override;

private:
    statement size_;
    statement row_;
    statement remark_;
    statement newest_head_;
    statement heads_;
    statement head_;
    statement salt_;
    statement day_salt_;
    statement node_;
};

/// The lines of a row, without their ends.
std::vector<std::string> entries_of(const audit_row& row);

} // namespace kruispunt::store::sqlite
