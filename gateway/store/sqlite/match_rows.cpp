#include "gateway/store/sqlite/match_rows.hpp"

#include "gateway/store/sqlite/packing.hpp"

namespace kruispunt::store::sqlite {

using namespace domain;

match_rows::match_rows(database& db)
    : open_(db.prepare("select m.number, m.id, m.kind, s.number, s.region, s.reference "
                       "from match m join signal s on s.number = m.second "
                       "where m.first = ?1 and m.ended_at is null "
                       "union all "
                       "select m.number, m.id, m.kind, s.number, s.region, s.reference "
                       "from match m join signal s on s.number = m.first "
                       "where m.second = ?1 and m.ended_at is null")),
      write_(db.prepare(
          "insert into match(id, kind, first, second, made_at) values(?1, ?2, ?3, ?4, ?5)"
      )),
      end_(db.prepare("update match set ended_at = ?1 where number = ?2")) {}

std::vector<open_match> match_rows::open_of(signal_number number) {
    std::vector<open_match> found;
    open_.bind(number);
    while (open_.step()) {
        open_match m;
        m.number = open_.integer(0);
        m.id = open_.octets<uuid>(1);
        m.kind = static_cast<match_kind>(open_.integer(2));
        m.other = {open_.integer(3), open_.text(4), open_.text(5)};
        found.push_back(std::move(m));
    }
    return found;
}

void match_rows::write(const match_write& m) {
    write_.bind_octets(m.id).bind(static_cast<int>(m.kind)).bind(m.first).bind(m.second);
    write_.bind(to_number(m.made_at)).run();
}

void match_rows::end(std::int64_t match, instant at) {
    end_.bind(to_number(at)).bind(match).run();
}

} // namespace kruispunt::store::sqlite
