#include "gateway/store/sqlite/oversight_reading.hpp"

#include "gateway/store/sqlite/objection_rows.hpp"
#include "gateway/store/sqlite/packing.hpp"

namespace kruispunt::store::sqlite {

using namespace domain;

namespace {

// Pairs that stand open, with both sides' names; narrowed to a region where ?1 is not empty.
std::string open_pairs(const std::string& columns, const std::string& where) {
    return "select " + columns +
           ", a.region, a.reference, b.region, b.reference from match m "
           "join signal a on a.number = m.first join signal b on b.number = m.second "
           "where " +
           where + " and (?1 = '' or ?1 in (a.region, b.region)) order by m.number limit ?2";
}

std::array<ports::signal_name, 2> read_sides(const statement& row, int first) {
    return {
        ports::signal_name{row.text(first), row.text(first + 1)},
        ports::signal_name{row.text(first + 2), row.text(first + 3)}};
}

statement& asked(statement& question, const std::string& region, std::size_t limit) {
    return question.bind(region).bind(static_cast<std::int64_t>(limit));
}

} // namespace

oversight_reading::oversight_reading(database& db)
    : objections_(db.prepare(
          "select s.region, s.reference, " + objection_columns("j") +
          " from objection j join signal s on s.number = j.signal "
          "where ?1 in ('', s.region) order by j.since, j.signal limit ?2"
      )),
      clashes_(db.prepare(open_pairs("m.id, m.made_at", "m.kind = 2"))),
      corrected_(db.prepare("select region, reference, identity_corrections from signal "
                            "where identity_corrections > 0 and state < 3 "
                            "and ?1 in ('', region) order by number limit ?2")),
      untaken_(db.prepare(open_pairs(
          "m.id, m.made_at, m.reminded",
          "m.reminded > 0 and m.in_shadow_of is null and not exists (select 1 from follow_up f "
          "where f.match = m.number and f.acknowledged = 1)"
      ))),
      counters_(db.prepare("select name, value from mark order by name")),
      identity_(db.prepare("select key, data_key, identity from signal where key = ?1 and state < 3"
      )) {
    static_assert(static_cast<int>(match_kind::bsn_clash) == 2, "the statement above says 2");
}

std::vector<ports::open_objection>
oversight_reading::objections(const std::string& region, std::size_t limit) {
    std::vector<ports::open_objection> found;
    asked(objections_, region, limit);
    while (objections_.step())
        found.push_back({read_objection(objections_, 2), {objections_.text(0), objections_.text(1)}}
        );
    return found;
}

std::vector<ports::open_clash>
oversight_reading::clashes(const std::string& region, std::size_t limit) {
    std::vector<ports::open_clash> found;
    asked(clashes_, region, limit);
    while (clashes_.step())
        found.push_back(
            {clashes_.octets<uuid>(0), to_instant(clashes_.integer(1)), read_sides(clashes_, 2)}
        );
    return found;
}

std::vector<ports::corrected_identity>
oversight_reading::corrected_identities(const std::string& region, std::size_t limit) {
    std::vector<ports::corrected_identity> found;
    asked(corrected_, region, limit);
    while (corrected_.step())
        found.push_back(
            {{corrected_.text(0), corrected_.text(1)}, static_cast<int>(corrected_.integer(2))}
        );
    return found;
}

std::vector<ports::untaken_match>
oversight_reading::untaken(const std::string& region, std::size_t limit) {
    std::vector<ports::untaken_match> found;
    asked(untaken_, region, limit);
    while (untaken_.step())
        found.push_back(
            {untaken_.octets<uuid>(0),
             to_instant(untaken_.integer(1)),
             static_cast<int>(untaken_.integer(2)),
             read_sides(untaken_, 3)}
        );
    return found;
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
