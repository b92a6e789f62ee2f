#include "gateway/store/sqlite/outbox_desk_rows.hpp"

#include "gateway/store/sqlite/packing.hpp"
#include "gateway/store/sqlite/small_rows.hpp"

#include <string>

namespace kruispunt::store::sqlite {

namespace {

using namespace domain;

constexpr std::string_view what_is_known =
    "select number, id, kind, region, reference, match, made_at, attempts, put_off, last_attempt, "
    "next_attempt, cause, code, overtaken from outbox where ";

std::string asked(std::string_view condition) {
    return std::string(what_is_known) + std::string(condition);
}

ports::undelivered read(const statement& row) {
    ports::undelivered found;
    found.number = row.integer(0);
    found.id = row.octets<uuid>(1);
    found.kind = static_cast<notice_kind>(row.integer(2));
    found.region = row.text(3);
    found.reference = row.text(4);
    found.match = row.octets<uuid>(5);
    found.made_at = to_instant(row.integer(6));
    found.attempts = static_cast<int>(row.integer(7));
    found.put_off = static_cast<int>(row.integer(8));
    found.last_attempt = to_instant(row.integer(9));
    found.next_attempt = to_instant(row.integer(10));
    found.cause = static_cast<ports::death>(row.integer(11));
    found.code = row.text(12);
    found.overtaken = row.integer(13) != 0;
    return found;
}

std::optional<ports::undelivered> one(statement& asked) {
    std::optional<ports::undelivered> found;
    if (asked.step()) found = read(asked);
    asked.reset();
    return found;
}

} // namespace

outbox_desk_rows::outbox_desk_rows(database& db)
    : find_(db.prepare(asked("number = ?1 and id = ?2"))),
      queue_(db.prepare("update outbox set dead = 0, cause = 0, attempts = 0, put_off = 0, "
                        "last_attempt = 0, next_attempt = 0 where number = ?1")),
      remove_(db.prepare("delete from outbox where number = ?1 returning other")) {}

std::optional<ports::undelivered> outbox_desk_rows::find(std::int64_t number, const uuid& id) {
    return one(find_.bind(number).bind_octets(id));
}

void outbox_desk_rows::queue(std::int64_t number) {
    queue_.bind(number).run();
}

signal_number outbox_desk_rows::remove(std::int64_t number) {
    signal_number other = 0;
    remove_.bind(number);
    while (remove_.step())
        other = remove_.integer(0);
    return other;
}

outbox_desk_reading::outbox_desk_reading(database& db)
    : db_(db), sum_(db.prepare(
                   "select (select count(*) from outbox where dead = 0), "
                   "(select count(*) from outbox where dead = 1), " +
                   mark_column("notices_owed") + ", " + mark_column("notices_delivered") + ", " +
                   mark_column("notices_suppressed") + ", " + mark_column("notices_dropped")
               )),
      dead_(db.prepare(asked("id = ?1 and dead = 1"))), any_(db.prepare(asked("id = ?1"))) {}

std::optional<ports::undelivered> outbox_desk_reading::find(const uuid& id) {
    auto found = one(dead_.bind_octets(id));
    return found ? found : one(any_.bind_octets(id));
}

// One statement: it sees one state of the store.
ports::outbox_sum outbox_desk_reading::sum() {
    ports::outbox_sum found;
    sum_.step();
    found.queued = sum_.integer(0);
    found.dead = sum_.integer(1);
    found.owed = sum_.integer(2);
    found.delivered = sum_.integer(3);
    found.suppressed = sum_.integer(4);
    found.dropped = sum_.integer(5);
    sum_.reset();
    return found;
}

// Prepared anew for each page: each wish has an index of its own.
std::vector<ports::undelivered> outbox_desk_reading::page(const ports::undelivered_page& page) {
    std::string condition = page.dead ? "dead = 1" : "dead = 0";
    if (!page.region.empty()) condition += " and region = ?3";
    statement wanted = db_.prepare(asked(condition + " and number > ?1 order by number limit ?2"));
    wanted.bind(page.after).bind(static_cast<std::int64_t>(page.limit));
    if (!page.region.empty()) wanted.bind(page.region);
    std::vector<ports::undelivered> found;
    while (wanted.step())
        found.push_back(read(wanted));
    return found;
}

} // namespace kruispunt::store::sqlite
