#include "gateway/store/sqlite/move_rows.hpp"

#include "gateway/store/sqlite/packing.hpp"

#include <cstdint>

namespace kruispunt::store::sqlite {

using namespace domain;

std::optional<residence_move> read_move(const statement& row, int first) {
    if (row.is_null(first)) return std::nullopt;
    return residence_move{
        row.text(first), to_day(row.integer(first + 1)), to_instant(row.integer(first + 2))};
}

void bind_move(statement& into, const std::optional<residence_move>& move) {
    if (!move) {
        into.bind_null().bind_null().bind_null();
        return;
    }
    into.bind(move->municipality).bind(to_number(move->on)).bind(to_number(move->told_at));
}

std::string pack_numbers(const std::vector<signal_number>& numbers) {
    std::string octets;
    for (const signal_number number : numbers)
        for (unsigned shift = 64; shift > 0;) {
            shift -= 8;
            octets += static_cast<char>(static_cast<std::uint64_t>(number) >> shift & 0xffU);
        }
    return octets;
}

std::vector<signal_number> unpack_numbers(std::string_view octets) {
    std::vector<signal_number> numbers;
    for (; octets.size() >= 8; octets.remove_prefix(8)) {
        std::uint64_t number = 0;
        for (const char octet : octets.substr(0, 8))
            number = number << 8U | static_cast<std::uint8_t>(octet);
        numbers.push_back(static_cast<signal_number>(number));
    }
    return numbers;
}

move_rows::move_rows(database& db)
    : write_(db.prepare(
          "update signal set moved_to = ?1, moved_on = ?2, moved_at = ?3 where number = ?4"
      )) {}

void move_rows::write(const move_write& told) {
    bind_move(write_, told.move);
    write_.bind(told.number).run();
}

} // namespace kruispunt::store::sqlite
