#include "gateway/store/sqlite/outbox_rows.hpp"

#include "gateway/store/sqlite/packing.hpp"

#include <algorithm>
#include <string_view>

namespace kruispunt::store::sqlite {

namespace {

using namespace domain;

std::string_view octets(const std::vector<uuid>& matches) {
    return {reinterpret_cast<const char*>(matches.data()), matches.size() * sizeof(uuid)};
}

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
    if (owed.notice.other == 0) return owed;
    owed.contact_gone = row.is_null(24);
    if (!owed.contact_gone)
        owed.contact = ports::sealed_contact{row.octets<digest>(24), row.integer(25), row.blob(26)};
    return owed;
}

} // namespace

outbox_rows::outbox_rows(database& db)
    : add_(db.prepare(
          "insert into outbox(id, kind, region, reference, about, other, other_region, match, "
          "kind_of_match, made_at, reason, wrongful, municipality, feed_item, rejected_code, "
          "rejected_field, traceparent, transaction_id, day, since, matches) "
          "values(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)"
      )),
      other_(db.prepare("select other from outbox where number = ?1")),
      again_(db.prepare(
          "update outbox set attempts = attempts + 1, next_attempt = ?1 where number = ?2"
      )),
      dead_(db.prepare(
          "update outbox set attempts = attempts + 1, dead = 1, dead_code = ?1 where number = ?2"
      )),
      done_(db.prepare("delete from outbox where number = ?1")),
      drop_(db.prepare(
          "delete from outbox where about = ?1 and dead = 0 and kind = 0 returning other"
      )),
      drop_one_(
          db.prepare("delete from outbox where about = ?1 and dead = 0 and kind = 0 and match = ?2 "
                     "returning other")
      ) {
    static_assert(static_cast<int>(notice_kind::match_made) == 0, "the statements above say 0");
}

std::vector<signal_number> outbox_rows::drop(const overtaken_notices& overtaken) {
    statement& dropping = overtaken.match ? drop_one_ : drop_;
    dropping.bind(overtaken.about);
    if (overtaken.match) dropping.bind_octets(*overtaken.match);
    std::vector<signal_number> others;
    while (dropping.step())
        others.push_back(dropping.integer(0));
    return others;
}

void outbox_rows::add(const notice& n) {
    add_.bind_octets(n.id).bind(static_cast<int>(n.kind)).bind(n.region).bind(n.reference);
    add_.bind(n.about).bind(n.other).bind(n.other_region).bind_octets(n.match);
    add_.bind(static_cast<int>(n.kind_of_match)).bind(to_number(n.made_at));
    add_.bind(static_cast<int>(n.reason)).bind(n.wrongful ? 1 : 0).bind(n.municipality);
    add_.bind(n.feed_item).bind(static_cast<int>(n.rejected_code)).bind(n.rejected_field);
    bind_extras(n);
    add_.run();
}

void outbox_rows::bind_extras(const notice& n) {
    const auto text = [this](const std::string& t) { t.empty() ? add_.bind_null() : add_.bind(t); };
    text(n.trace.traceparent);
    text(n.trace.transaction_id);
    n.on ? add_.bind(to_number(*n.on)) : add_.bind_null();
    n.since ? add_.bind(to_number(*n.since)) : add_.bind_null();
    n.matches.empty() ? add_.bind_null() : add_.bind_blob(octets(n.matches));
}

std::optional<signal_number> outbox_rows::settle(const ports::settlement& s) {
    using state = ports::settlement::state;
    other_.bind(s.number);
    const bool there = other_.step();
    const signal_number other = there ? other_.integer(0) : 0;
    other_.reset();
    if (!there) return std::nullopt;
    if (s.becomes == state::queued) {
        again_.bind(to_number(s.next_attempt)).bind(s.number).run();
        return 0;
    }
    if (s.becomes == state::dead)
        dead_.bind(s.code).bind(s.number).run();
    else
        done_.bind(s.number).run();
    return other;
}

outbox_reading::outbox_reading(database& db)
    : owed_(db.prepare("select o.number, o.id, o.kind, o.region, o.reference, o.about, o.other, "
                       "o.other_region, o.match, o.kind_of_match, o.made_at, o.reason, o.wrongful, "
                       "o.municipality, o.feed_item, o.rejected_code, o.rejected_field, "
                       "o.traceparent, o.transaction_id, o.day, o.since, o.matches, o.attempts, "
                       "o.next_attempt, s.key, s.data_key, s.contact "
                       "from outbox o left join signal s on s.number = o.other "
                       "where o.region = ?1 and o.dead = 0 order by o.number limit ?2")) {}

std::vector<ports::owed_notice> outbox_reading::owed(const std::string& region, std::size_t limit) {
    std::vector<ports::owed_notice> found;
    owed_.bind(region).bind(static_cast<std::int64_t>(limit));
    while (owed_.step())
        found.push_back(read_owed(owed_));
    return found;
}

} // namespace kruispunt::store::sqlite
