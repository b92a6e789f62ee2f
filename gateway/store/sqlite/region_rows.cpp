#include "gateway/store/sqlite/region_rows.hpp"

#include "gateway/store/sqlite/packing.hpp"

#include <utility>

namespace kruispunt::store::sqlite {

using namespace domain;

region_rows::region_rows(database& db)
    : write_(db.prepare("insert or replace into region_standing(region, mode, reason, done_by, "
                        "since) values(?1, ?2, ?3, ?4, ?5)")),
      in_shadow_(db.prepare("select region from region_standing where mode = 2")) {
    static_assert(static_cast<int>(region_mode::shadow) == 2, "the statement above says 2");
}

void region_rows::write(const ports::region_standing& s) {
    write_.bind(s.region).bind(static_cast<int>(s.mode)).bind(s.reason).bind(s.by);
    write_.bind(to_number(s.since)).run();
}

shadow_regions region_rows::in_shadow() {
    shadow_regions found;
    while (in_shadow_.step())
        found.insert(in_shadow_.text(0));
    return found;
}

region_reading::region_reading(database& db)
    : standings_(db.prepare(
          "select region, mode, reason, done_by, since from region_standing order by region"
      )),
      outbox_(db.prepare("select region, dead, count(*), min(made_at), sum(attempts) from outbox "
                         "group by region, dead")),
      without_bsn_(db.prepare("select region, count(*) from signal indexed by signal_without_bsn "
                              "where child is null and state < 3 group by region")),
      untold_(db.prepare("select in_shadow_of, count(*) from match "
                         "where in_shadow_of is not null group by in_shadow_of")),
      match_(db.prepare("select m.kind, a.region, b.region, m.in_shadow_of from match m "
                        "join signal a on a.number = m.first join signal b on b.number = m.second "
                        "where m.id = ?1")) {}

std::vector<ports::region_standing> region_reading::standings() {
    std::vector<ports::region_standing> found;
    while (standings_.step()) {
        ports::region_standing s;
        s.region = standings_.text(0);
        s.mode = static_cast<region_mode>(standings_.integer(1));
        s.reason = standings_.text(2);
        s.by = standings_.text(3);
        s.since = to_instant(standings_.integer(4));
        found.push_back(std::move(s));
    }
    return found;
}

void region_reading::count_outbox(by_region& into) {
    while (outbox_.step()) {
        ports::region_figures& of = into[outbox_.text(0)];
        if (outbox_.integer(1) != 0) {
            of.dead = outbox_.integer(2);
            continue;
        }
        of.queued = outbox_.integer(2);
        of.oldest = to_instant(outbox_.integer(3));
        of.attempts = outbox_.integer(4);
    }
}

void region_reading::count_signals(by_region& into) {
    while (without_bsn_.step())
        into[without_bsn_.text(0)].without_bsn = without_bsn_.integer(1);
    while (untold_.step())
        into[untold_.text(0)].untold = untold_.integer(1);
}

std::vector<ports::region_figures> region_reading::figures() {
    by_region counted;
    count_outbox(counted);
    count_signals(counted);
    std::vector<ports::region_figures> found;
    for (auto& [region, figures] : counted) {
        figures.region = region;
        found.push_back(std::move(figures));
    }
    return found;
}

std::optional<ports::match_standing> region_reading::match(const uuid& id) {
    std::optional<ports::match_standing> found;
    match_.bind_octets(id);
    if (match_.step())
        found = ports::match_standing{
            static_cast<match_kind>(match_.integer(0)),
            match_.text(1),
            match_.text(2),
            match_.is_null(3) ? std::string() : match_.text(3)};
    match_.reset();
    return found;
}

} // namespace kruispunt::store::sqlite
