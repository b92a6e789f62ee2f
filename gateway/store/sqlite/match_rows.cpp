#include "gateway/store/sqlite/match_rows.hpp"

#include "gateway/store/sqlite/follow_up_rows.hpp"
#include "gateway/store/sqlite/objection_rows.hpp"
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
               " left join follow_up f on f.match = m.number and f.side = s.number where m." +
               self +
               " = ?1 and m.kind < 2 and m.in_shadow_of is null "
               "and not " +
               frozen_column("s.number");
    };
    return side("first", "second") + " union all " + side("second", "first") + more;
}

} // namespace

match_rows::match_rows(database& db)
    : open_(db.prepare(
          "select m.number, m.id, m.kind, s.number, s.region, s.reference, m.made_at, "
          "s.expires_on, m.in_shadow_of, " +
          frozen_column("s.number") +
          " from match m join signal s on s.number = m.second "
          "where m.first = ?1 "
          "union all "
          "select m.number, m.id, m.kind, s.number, s.region, s.reference, m.made_at, "
          "s.expires_on, m.in_shadow_of, " +
          frozen_column("s.number") +
          " from match m join signal s on s.number = m.first "
          "where m.second = ?1"
      )),
      find_(db.prepare("select number, kind, first, second, made_at, reminded, in_shadow_of, "
                       "silent from match where id = ?1 "
                       "and (?2 or (kind < 2 and in_shadow_of is null))")),
      remind_(db.prepare("update match set remind_on = ?1, reminded = ?2 where number = ?3")),
      shadow_(db.prepare("update match set in_shadow_of = ?1, remind_on = ?2 where number = ?3")),
      listed_(db.prepare(listable(
          "m.number, m.id, m.kind, s.number, s.region, s.reference, m.made_at, s.key, s.data_key, "
          "s.contact, s.expires_on, " +
              std::string(follow_up_columns),
          " order by 1 limit ?2 offset ?3"
      ))),
      total_(db.prepare("select count(*) from (" + listable("m.number", "") + ")")),
      write_(db.prepare("insert into match(id, kind, first, second, made_at, remind_on, "
                        "in_shadow_of, silent) values(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)")),
      end_(db.prepare("delete from match where number = ?1")) {}

std::vector<open_match> match_rows::open_of(signal_number number) {
    std::vector<open_match> found;
    open_.bind(number);
    while (open_.step()) {
        open_match m;
        m.number = open_.integer(0);
        m.id = open_.octets<uuid>(1);
        m.kind = static_cast<match_kind>(open_.integer(2));
        m.other = {open_.integer(3), open_.text(4), open_.text(5)};
        m.made_at = to_instant(open_.integer(6));
        m.other_expires_on = to_day(open_.integer(7));
        if (!open_.is_null(8)) m.in_shadow_of = open_.text(8);
        m.other_frozen = open_.integer(9) != 0;
        found.push_back(std::move(m));
    }
    return found;
}

std::optional<match_row> match_rows::find(const uuid& id, bool untold) {
    std::optional<match_row> found;
    find_.bind_octets(id).bind(untold ? 1 : 0);
    if (find_.step()) {
        found.emplace();
        found->number = find_.integer(0);
        found->match.id = id;
        found->match.kind = static_cast<match_kind>(find_.integer(1));
        found->match.first = find_.integer(2);
        found->match.second = find_.integer(3);
        found->match.made_at = to_instant(find_.integer(4));
        found->reminded = static_cast<int>(find_.integer(5));
        if (!find_.is_null(6)) found->match.in_shadow_of = find_.text(6);
        found->match.silent = find_.integer(7) != 0;
    }
    find_.reset();
    return found;
}

void match_rows::write(const reminder_write& w) {
    w.again_on ? remind_.bind(to_number(*w.again_on)) : remind_.bind_null();
    remind_.bind(w.reminded).bind(w.match).run();
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
        line.match.made_at = to_instant(listed_.integer(6));
        line.contact = {listed_.octets<digest>(7), listed_.integer(8), listed_.blob(9)};
        line.match.other_expires_on = to_day(listed_.integer(10));
        line.said = read_follow_up(listed_, 11);
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
    write_.bind(to_number(m.made_at));
    m.remind_on ? write_.bind(to_number(*m.remind_on)) : write_.bind_null();
    m.in_shadow_of.empty() ? write_.bind_null() : write_.bind(m.in_shadow_of);
    write_.bind(m.silent ? 1 : 0).run();
}

void match_rows::write(const shadow_write& w) {
    w.in_shadow_of.empty() ? shadow_.bind_null() : shadow_.bind(w.in_shadow_of);
    w.remind_on ? shadow_.bind(to_number(*w.remind_on)) : shadow_.bind_null();
    shadow_.bind(w.match).run();
}

void match_rows::end(std::int64_t match) {
    end_.bind(match).run();
}

} // namespace kruispunt::store::sqlite
