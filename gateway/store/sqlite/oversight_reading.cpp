#include "gateway/store/sqlite/oversight_reading.hpp"

#include "gateway/store/sqlite/objection_rows.hpp"
#include "gateway/store/sqlite/packing.hpp"

namespace kruispunt::store::sqlite {

using namespace domain;

namespace {

// Pairs that stand open, their moment first, with both sides' names; narrowed to a region where ?1
// is not empty.
std::string open_pairs(const std::string& columns, const std::string& where) {
    return "select m.made_at, " + columns +
           ", a.region, a.reference, b.region, b.reference from match m "
           "join signal a on a.number = m.first join signal b on b.number = m.second "
           "where " +
           where + " and (?1 = '' or ?1 in (a.region, b.region)) order by m.made_at, m.number";
}

// Objections to signals of ?1, or all; they are few, and so are read before the signals.
std::string objections_of(const std::string& columns) {
    return "select " + columns +
           " from objection j cross join signal s on s.number = j.signal where ?1 in ('', "
           "s.region)";
}

std::array<ports::signal_name, 2> read_sides(const statement& row, int first) {
    return {
        ports::signal_name{row.text(first), row.text(first + 1)},
        ports::signal_name{row.text(first + 2), row.text(first + 3)}};
}

// Of rows that have their moment in the first column: those of the page, without their places.
template <class Item, class Read>
std::vector<Item> page_of(statement& row, const ports::oversight_page& page, Read read) {
    std::vector<Item> found;
    ports::places_in_time places;
    row.bind(page.region);
    while (found.size() < page.limit && row.step()) {
        const std::int64_t place = places.next(to_instant(row.integer(0)));
        if (place <= page.after) continue;
        found.push_back(read(row));
        found.back().place = place;
    }
    row.reset();
    return found;
}

} // namespace

oversight_reading::oversight_reading(database& db)
    : objections_(db.prepare(
          objections_of("j.since, s.region, s.reference, " + objection_columns("j")) +
          " order by j.since, j.signal"
      )),
      objection_sum_(db.prepare(objections_of("count(*), coalesce(sum(j.overdue), 0)"))),
      clashes_(db.prepare(open_pairs("m.id", "m.kind = 2"))),
      // whatever is taken of a signal comes under a data key of its own, of a rising number
      corrected_(db.prepare("select region, reference, identity_corrections from signal "
                            "where identity_corrections > 0 and state < 3 "
                            "and ?1 in ('', region) order by data_key desc limit ?2 offset ?3")),
      untaken_(db.prepare(open_pairs(
          "m.id, m.reminded",
          "m.reminded > 0 and m.in_shadow_of is null and not exists (select 1 from follow_up f "
          "where f.match = m.number and f.acknowledged = 1)"
      ))),
      counters_(db.prepare("select name, value from mark order by name")),
      identity_(db.prepare("select key, data_key, identity from signal where key = ?1 and state < 3"
      )) {
    static_assert(static_cast<int>(match_kind::bsn_clash) == 2, "the statement above says 2");
}

std::vector<ports::open_objection> oversight_reading::objections(const ports::oversight_page& page
) {
    return page_of<ports::open_objection>(objections_, page, [](const statement& row) {
        return ports::open_objection{read_objection(row, 3), {row.text(1), row.text(2)}};
    });
}

ports::objection_sum oversight_reading::count_objections(const std::string& region) {
    ports::objection_sum sum;
    objection_sum_.bind(region);
    if (objection_sum_.step()) sum = {objection_sum_.integer(0), objection_sum_.integer(1)};
    objection_sum_.reset();
    return sum;
}

std::vector<ports::open_clash> oversight_reading::clashes(const ports::oversight_page& page) {
    return page_of<ports::open_clash>(clashes_, page, [](const statement& row) {
        return ports::open_clash{
            row.octets<uuid>(1), to_instant(row.integer(0)), read_sides(row, 2)};
    });
}

std::vector<ports::corrected_identity>
oversight_reading::corrected_identities(const ports::oversight_page& page) {
    std::vector<ports::corrected_identity> found;
    statement& row = corrected_.bind(page.region).bind(static_cast<std::int64_t>(page.limit));
    row.bind(page.after);
    std::int64_t place = page.after;
    while (row.step())
        found.push_back({{row.text(0), row.text(1)}, static_cast<int>(row.integer(2)), ++place});
    return found;
}

std::vector<ports::untaken_match> oversight_reading::untaken(const ports::oversight_page& page) {
    return page_of<ports::untaken_match>(untaken_, page, [](const statement& row) {
        return ports::untaken_match{
            row.octets<uuid>(1),
            to_instant(row.integer(0)),
            static_cast<int>(row.integer(2)),
            read_sides(row, 3)};
    });
}

std::map<std::string, std::int64_t> oversight_reading::counters() {
    std::map<std::string, std::int64_t> found;
    while (counters_.step())
        found[counters_.text(0)] = counters_.integer(1);
    return found;
}

std::optional<sealed_identity> oversight_reading::identity_of(const digest& signal_key) {
    std::optional<sealed_identity> found;
    identity_.bind_octets(signal_key);
    if (identity_.step())
        found =
            sealed_identity{identity_.octets<digest>(0), identity_.integer(1), identity_.blob(2)};
    identity_.reset();
    return found;
}

} // namespace kruispunt::store::sqlite
