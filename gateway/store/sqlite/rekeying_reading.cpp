#include "gateway/store/sqlite/packing.hpp"
#include "gateway/store/sqlite/rekeying_rows.hpp"
#include "gateway/store/sqlite/small_rows.hpp"

namespace kruispunt::store::sqlite {

using namespace domain;

rekeying_reading::rekeying_reading(database& db)
    : db_(db),
      rows_(db.prepare(
          "select s.number, n.number, s.region, s.reference, s.date, s.key, s.content, s.data_key, "
          "s.identity, s.contact from signal s left join rekeyed n on n.number = s.number "
          "where s.number > ?1 order by s.number limit ?2"
      )),
      leads_(
          db.prepare("select f.match, f.side, m.id, s.region, f.lead_content, f.lead_key, f.lead, "
                     "f.lead_epoch from follow_up f join match m on m.number = f.match "
                     "join signal s on s.number = f.side "
                     "where (f.match, f.side) > (?1, ?2) order by f.match, f.side limit ?3")
      ),
      marks_(db.prepare("select " + mark_column("epoch") + ", " + mark_column("epoch_next"))) {}

ports::rekeying_state rekeying_reading::state() {
    ports::rekeying_state now;
    if (marks_.step()) {
        now.epoch = static_cast<int>(marks_.integer(0));
        now.towards = static_cast<int>(marks_.integer(1));
    }
    marks_.reset();
    now.turned = now.towards != 0 && now.towards == now.epoch;
    return now;
}

ports::rows_to_rekey rekeying_reading::rows(signal_number after, std::size_t limit) {
    ports::rows_to_rekey found;
    found.next = after;
    rows_.bind(after).bind(static_cast<std::int64_t>(limit));
    while (rows_.step()) {
        ++found.seen;
        found.next = rows_.integer(0);
        if (!rows_.is_null(1)) continue;
        ports::kept_row row;
        row.number = rows_.integer(0);
        row.region = rows_.text(2);
        row.reference = rows_.text(3);
        row.date = to_day(rows_.integer(4));
        row.key = rows_.octets<digest>(5);
        row.content = rows_.octets<digest>(6);
        row.data_key = rows_.integer(7);
        row.identity = rows_.blob(8);
        row.contact = rows_.blob(9);
        found.rows.push_back(std::move(row));
    }
    return found;
}

ports::leads_to_rekey rekeying_reading::leads(const ports::lead_cursor& after, std::size_t limit) {
    ports::leads_to_rekey found;
    found.next = after;
    const int epoch = state().epoch;
    leads_.bind(after.match).bind(after.side).bind(static_cast<std::int64_t>(limit));
    while (leads_.step()) {
        found.last = false;
        found.next = {leads_.integer(0), leads_.integer(1)};
        if (leads_.is_null(5) || leads_.integer(7) == epoch) continue;
        ports::kept_lead lead;
        lead.match_row = leads_.integer(0);
        lead.side = leads_.integer(1);
        lead.match = leads_.octets<uuid>(2);
        lead.region = leads_.text(3);
        lead.lead = {leads_.octets<digest>(4), leads_.integer(5), leads_.blob(6)};
        found.leads.push_back(std::move(lead));
    }
    return found;
}

// Read through, seldom, where an operator asks.
std::int64_t rekeying_reading::older_names(instant now) {
    statement names =
        db_.prepare("select (select count(*) from ended where epoch < e.value) + "
                    "(select count(*) from replay where epoch < e.value and forget_at > ?1) "
                    "from mark e where e.name = 'epoch'");
    names.bind(to_number(now));
    return names.step() ? names.integer(0) : 0;
}

} // namespace kruispunt::store::sqlite
