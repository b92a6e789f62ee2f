#include "gateway/store/sqlite/match_rows.hpp"

#include "gateway/store/sqlite/packing.hpp"

namespace kruispunt::store::sqlite {

using namespace domain;

namespace {

static_assert(
    static_cast<int>(match_kind::child) == 0 && static_cast<int>(match_kind::family) == 1,
    "the statements say kind < 2"
);

// The open matches of a signal that may be shown, seen from both of their sides.
std::string listable(const std::string& columns, const std::string& more) {
    const auto side = [&columns](const char* self, const char* other) {
        return "select " + columns + " from match m join signal s on s.number = m." + other +
               " where m." + self + " = ?1 and m.ended_at is null and m.kind < 2";
    };
    return side("first", "second") + " union all " + side("second", "first") + more;
}

} // namespace

match_rows::match_rows(database& db)
    : open_(db.prepare("select m.number, m.id, m.kind, s.number, s.region, s.reference "
                       "from match m join signal s on s.number = m.second "
                       "where m.first = ?1 and m.ended_at is null "
                       "union all "
                       "select m.number, m.id, m.kind, s.number, s.region, s.reference "
                       "from match m join signal s on s.number = m.first "
                       "where m.second = ?1 and m.ended_at is null")),
      listed_(db.prepare(listable(
          "m.number, m.id, m.kind, s.number, s.region, s.reference, m.made_at, s.key, s.data_key, "
          "s.contact",
          " order by 1 limit ?2 offset ?3"
      ))),
      total_(db.prepare("select count(*) from (" + listable("m.number", "") + ")")),
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

std::vector<listed_fact> match_rows::listed(signal_number number, const sealed_listing& page) {
    std::vector<listed_fact> found;
    const std::int64_t size = page.page_size;
    listed_.bind(number).bind(size).bind((page.page - 1) * size);
    while (listed_.step()) {
        listed_fact line;
        line.match.number = listed_.integer(0);
        line.match.id = listed_.octets<uuid>(1);
        line.match.kind = static_cast<match_kind>(listed_.integer(2));
        line.match.other = {listed_.integer(3), listed_.text(4), listed_.text(5)};
        line.made_at = to_instant(listed_.integer(6));
        line.contact = {listed_.octets<digest>(7), listed_.integer(8), listed_.blob(9)};
        found.push_back(std::move(line));
    }
    return found;
}

int match_rows::listed_total(signal_number number) {
    total_.bind(number);
    const auto total = total_.step() ? static_cast<int>(total_.integer(0)) : 0;
    total_.reset();
    return total;
}

void match_rows::write(const match_write& m) {
    write_.bind_octets(m.id).bind(static_cast<int>(m.kind)).bind(m.first).bind(m.second);
    write_.bind(to_number(m.made_at)).run();
}

void match_rows::end(std::int64_t match, instant at) {
    end_.bind(to_number(at)).bind(match).run();
}

} // namespace kruispunt::store::sqlite
