#include "gateway/store/sqlite/outbox_desk_rows.hpp"

#include "gateway/store/sqlite/packing.hpp"

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

std::optional<ports::undelivered> one(statement& asked, const uuid& id) {
    std::optional<ports::undelivered> found;
    asked.bind_octets(id);
    if (asked.step()) found = read(asked);
    asked.reset();
    return found;
}

} // namespace

outbox_desk_rows::outbox_desk_rows(database& db)
    : dead_(db.prepare(asked("id = ?1 and dead = 1"))), any_(db.prepare(asked("id = ?1"))),
      queue_(db.prepare("update outbox set dead = 0, cause = 0, attempts = 0, put_off = 0, "
                        "last_attempt = 0, next_attempt = 0 where number = ?1")),
      remove_(db.prepare("delete from outbox where number = ?1 returning other")) {}

std::optional<ports::undelivered> outbox_desk_rows::find(const uuid& id) {
    auto found = one(dead_, id);
    return found ? found : one(any_, id);
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
