#include "gateway/store/sqlite/census_reading.hpp"

#include "gateway/store/sqlite/small_rows.hpp"

namespace kruispunt::store::sqlite {

census_reading::census_reading(database& db)
    : counts_(db.prepare(
          "select (select count(*) from signal where state < 3), "
          "(select count(*) from signal where state < 3 and child is null), "
          "(select count(*) from match where kind <> 2), "
          "(select count(*) from outbox where dead = 0), "
          "(select count(*) from outbox where dead = 1), " +
          mark_column("notices_delivered") + ", " + mark_column("notices_suppressed") + ", " +
          mark_column("notices_owed") + ", " + mark_column("notices_dropped") + ", " +
          mark_column("notices_shadowed") + ", " + mark_column("moves_without_index")
      )),
      inspections_(db.prepare("select region, total from inspector")) {}

// All but the inspections in one statement: it sees one state of the store. A mark that was never
// set is null and reads as 0.
ports::census census_reading::count() {
    ports::census found;
    counts_.step();
    found.signals = counts_.integer(0);
    found.without_bsn = counts_.integer(1);
    found.open_matches = counts_.integer(2);
    found.notices_queued = counts_.integer(3);
    found.notices_dead = counts_.integer(4);
    found.notices_delivered = counts_.integer(5);
    found.notices_suppressed = counts_.integer(6);
    found.notices_owed = counts_.integer(7);
    found.notices_dropped = counts_.integer(8);
    found.notices_shadowed = counts_.integer(9);
    found.moves_without_index = counts_.integer(10);
    counts_.reset();
    while (inspections_.step())
        found.inspections[inspections_.text(0)] = inspections_.integer(1);
    return found;
}

} // namespace kruispunt::store::sqlite
