#include "gateway/store/sqlite/census_reading.hpp"

namespace kruispunt::store::sqlite {

census_reading::census_reading(database& db)
    : counts_(db.prepare("select (select count(*) from signal where state < 3), "
                         "(select count(*) from signal where state < 3 and child is null), "
                         "(select count(*) from match where ended_at is null and kind <> 2), "
                         "(select count(*) from outbox where dead = 0), "
                         "(select count(*) from outbox where dead = 1)")),
      inspections_(db.prepare("select region, total from inspector")), marks_(db) {}

ports::census census_reading::count() {
    ports::census found;
    counts_.step();
    found.signals = counts_.integer(0);
    found.without_bsn = counts_.integer(1);
    found.open_matches = counts_.integer(2);
    found.notices_queued = counts_.integer(3);
    found.notices_dead = counts_.integer(4);
    counts_.reset();
    found.notices_delivered = marks_.get("notices_delivered");
    found.notices_suppressed = marks_.get("notices_suppressed");
    found.notices_owed = marks_.get("notices_owed");
    found.notices_dropped = marks_.get("notices_dropped");
    found.notices_shadowed = marks_.get("notices_shadowed");
    while (inspections_.step())
        found.inspections[inspections_.text(0)] = inspections_.integer(1);
    found.moves_without_index = marks_.get("moves_without_index");
    return found;
}

} // namespace kruispunt::store::sqlite
