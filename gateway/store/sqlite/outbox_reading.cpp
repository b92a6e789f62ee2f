#include "gateway/store/sqlite/outbox_reading.hpp"

#include "gateway/store/sqlite/follow_up_rows.hpp"
#include "gateway/store/sqlite/move_rows.hpp"
#include "gateway/store/sqlite/objection_rows.hpp"
#include "gateway/store/sqlite/packing.hpp"

#include <algorithm>
#include <string_view>

namespace kruispunt::store::sqlite {

namespace {

using namespace domain;

// What concerns a frozen signal waits until the objection is decided; that what was told wrongly be
// forgotten does not (BEH-10).
std::string not_held(const std::string& o) {
    return "(not exists (select 1 from objection) or (" + o + ".kind = 1 and " + o +
           ".wrongful = 1) or not exists (select 1 from objection j where j.signal in (" + o +
           ".about, " + o + ".other, " + o + ".far)))";
}

static_assert(static_cast<int>(notice_kind::match_ended) == 1, "the condition above says 1");

std::vector<uuid> read_matches(std::string_view packed) {
    std::vector<uuid> found(packed.size() / sizeof(uuid));
    for (uuid& id : found) {
        std::copy_n(packed.begin(), id.size(), id.begin());
        packed.remove_prefix(id.size());
    }
    return found;
}

// Columns of the second step of the schema, null where a notice has no such part.
void read_extras(const statement& row, notice& n) {
    n.trace.traceparent = row.text(17);
    n.trace.transaction_id = row.text(18);
    if (!row.is_null(19)) n.on = to_day(row.integer(19));
    if (!row.is_null(20)) n.since = to_instant(row.integer(20));
    if (!row.is_null(21)) n.matches = read_matches(row.blob(21));
    if (!row.is_null(27)) n.reporters = unpack_numbers(row.blob(27));
    n.far = row.integer(28);
}

notice read_notice(const statement& row) {
    notice n;
    n.id = row.octets<uuid>(1);
    n.kind = static_cast<notice_kind>(row.integer(2));
    n.region = row.text(3);
    n.reference = row.text(4);
    n.about = row.integer(5);
    n.other = row.integer(6);
    n.other_region = row.text(7);
    n.match = row.octets<uuid>(8);
    n.kind_of_match = static_cast<match_kind>(row.integer(9));
    n.made_at = to_instant(row.integer(10));
    n.reason = static_cast<end_reason>(row.integer(11));
    n.wrongful = row.integer(12) != 0;
    n.municipality = row.text(13);
    n.feed_item = row.integer(14);
    n.rejected_code = static_cast<errc>(row.integer(15));
    n.rejected_field = row.text(16);
    read_extras(row, n);
    return n;
}

ports::owed_notice read_owed(const statement& row) {
    ports::owed_notice owed;
    owed.number = row.integer(0);
    owed.notice = read_notice(row);
    owed.attempts = static_cast<int>(row.integer(22));
    owed.next_attempt = to_instant(row.integer(23));
    owed.put_off = static_cast<int>(row.integer(29));
    owed.last_attempt = to_instant(row.integer(30));
    if (owed.notice.other == 0) return owed;
    owed.said = read_follow_up(row, 31);
    owed.contact_gone = row.is_null(24);
    if (!owed.contact_gone)
        owed.contact = ports::sealed_contact{row.octets<digest>(24), row.integer(25), row.blob(26)};
    return owed;
}

std::string notices_where(const std::string& condition) {
    return "select o.number, o.id, o.kind, o.region, o.reference, o.about, o.other, "
           "o.other_region, o.match, o.kind_of_match, o.made_at, o.reason, o.wrongful, "
           "o.municipality, o.feed_item, o.rejected_code, o.rejected_field, "
           "o.traceparent, o.transaction_id, o.day, o.since, o.matches, o.attempts, "
           "o.next_attempt, s.key, s.data_key, s.contact, o.reporters, o.far, o.put_off, "
           "o.last_attempt, " +
           std::string(follow_up_columns) +
           " from outbox o left join signal s on s.number = o.other "
           "left join match m on m.id = o.match "
           "left join follow_up f on f.match = m.number and f.side = o.other "
           "where o.region = ?1 and o.dead = 0 and " +
           not_held("o") + " and " + condition;
}

// `ports::order_of`: nothing of the same order came before it that may go.
std::string first_of_its_order() {
    const std::string earlier = "exists (select 1 from outbox e where e.number < o.number and "
                                "e.dead = 0 and " +
                                not_held("e") + " and ";
    return "(o.about = 0 or not " + earlier + "e.about = o.about)) and (o.kind <> 8 or not " +
           earlier + "e.kind = 8 and e.region = o.region))";
}

static_assert(static_cast<int>(notice_kind::relocation) == 8, "the condition above says 8");

} // namespace

outbox_reading::outbox_reading(database& db)
    : owed_(db.prepare(notices_where("o.number > ?2 order by o.number limit ?3"))),
      due_(db.prepare(notices_where(
          "o.next_attempt <= ?2 and " + first_of_its_order() +
          " order by o.next_attempt, o.number limit ?3"
      ))),
      next_(db.prepare("select next_attempt from outbox where region = ?1 and dead = 0 and "
                       "next_attempt > ?2 order by next_attempt limit 1")),
      reporter_(db.prepare(
          "select region, key, data_key, contact from signal "
          "where number = ?1 and state < 2 and region not in "
          "(select region from region_standing where mode = 2) and not " +
          frozen_column("number")
      )),
      held_(db) {
    static_assert(static_cast<int>(signal_state::inactive) == 2, "the statement above says 2");
}

std::vector<ports::owed_notice>
outbox_reading::owed(const std::string& region, std::int64_t after, std::size_t limit) {
    owed_.bind(region).bind(after).bind(static_cast<std::int64_t>(limit));
    return all_of(owed_);
}

ports::due_notices
outbox_reading::deliverable(const std::string& region, instant now, std::size_t limit) {
    ports::due_notices found;
    due_.bind(region).bind(to_number(now)).bind(static_cast<std::int64_t>(limit));
    found.notices = all_of(due_);
    next_.bind(region).bind(to_number(now));
    if (next_.step()) found.next = to_instant(next_.integer(0));
    next_.reset();
    return found;
}

std::vector<ports::owed_notice> outbox_reading::all_of(statement& asked) {
    std::vector<ports::owed_notice> found;
    while (asked.step())
        found.push_back(read_owed(asked));
    for (ports::owed_notice& owed : found)
        for (const signal_number reporter : owed.notice.reporters)
            add_reporter(reporter, owed);
    return found;
}

// One whose signal has ended since is nobody's to be told of any more, nor one whose region went
// into shadow since (BEH-11).
void outbox_reading::add_reporter(signal_number number, ports::owed_notice& to) {
    if (to.notice.kind == notice_kind::inspection_answer) {
        auto line = held_.of(number, to.notice.made_at);
        if (line) to.held.push_back(std::move(*line));
        return;
    }
    reporter_.bind(number);
    if (reporter_.step())
        to.reporters.push_back(
            {reporter_.text(0),
             {reporter_.octets<digest>(1), reporter_.integer(2), reporter_.blob(3)}}
        );
    reporter_.reset();
}

} // namespace kruispunt::store::sqlite
