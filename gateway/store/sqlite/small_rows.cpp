#include "gateway/store/sqlite/small_rows.hpp"

#include "gateway/store/sqlite/answer_octets.hpp"
#include "gateway/store/sqlite/packing.hpp"

namespace kruispunt::store::sqlite {

using namespace domain;

std::string mark_column(std::string_view name) {
    return "(select value from mark where name = '" + std::string(name) + "')";
}

mark_rows::mark_rows(database& db)
    : get_(db.prepare("select value from mark where name = ?1")),
      set_(db.prepare("insert or replace into mark(name, value) values(?1, ?2)")),
      add_(db.prepare("insert into mark(name, value) values(?1, ?2) "
                      "on conflict(name) do update set value = value + excluded.value")) {}

std::int64_t mark_rows::get(std::string_view name) {
    get_.bind(name);
    const std::int64_t value = get_.step() ? get_.integer(0) : 0;
    get_.reset();
    return value;
}

void mark_rows::set(std::string_view name, std::int64_t value) {
    set_.bind(name).bind(value).run();
}

void mark_rows::add(std::string_view name, std::int64_t by) {
    add_.bind(name).bind(by).run();
}

replay_rows::replay_rows(database& db)
    : find_(db.prepare("select content, answer from replay where key = ?1 and forget_at > ?2")),
      write_(db.prepare("insert or replace into replay(key, content, answer, forget_at, epoch) "
                        "values(?1, ?2, ?3, ?4, ?5)")),
      sweep_(db.prepare("delete from replay where key > ?1 and key <= ?2 and forget_at <= ?3")),
      boundary_(db.prepare("select max(key) from (select key from replay where key > ?1 limit ?2)")
      ) {}

std::optional<replay_rows::seen> replay_rows::find(const digest& key, instant now) {
    std::optional<seen> found;
    find_.bind_octets(key).bind(to_number(now));
    if (find_.step()) found = seen{find_.octets<digest>(0), unpack_answer(find_.blob(1))};
    find_.reset();
    return found;
}

void replay_rows::write(const sealed_replay& replay, const answer& given, int epoch) {
    const std::string packed = pack(given);
    const instant until = given.at + replay.kept_for;
    write_.bind_octets(replay.key).bind_octets(replay.content).bind_blob(packed);
    write_.bind(to_number(until)).bind(epoch).run();
}

void replay_rows::sweep(instant now, int limit) {
    boundary_.bind_blob(swept_to_).bind(limit);
    const bool any = boundary_.step() && !boundary_.is_null(0);
    const std::string to = any ? boundary_.blob(0) : std::string();
    boundary_.reset();
    if (any) sweep_.bind_blob(swept_to_).bind_blob(to).bind(to_number(now)).run();
    swept_to_ = to;
}

feed_rows::feed_rows(database& db)
    : get_(db.prepare("select position from feed where region = ?1")),
      set_(db.prepare("insert or replace into feed(region, position) values(?1, ?2)")) {}

std::int64_t feed_rows::position(std::string_view region) {
    get_.bind(region);
    const std::int64_t found = get_.step() ? get_.integer(0) : 0;
    get_.reset();
    return found;
}

void feed_rows::set(std::string_view region, std::int64_t position) {
    set_.bind(region).bind(position).run();
}

doomed_rows::doomed_rows(database& db)
    : add_(db.prepare("insert or ignore into doomed_key(number) values(?1)")),
      some_(db.prepare("select number from doomed_key limit ?1")),
      remove_(db.prepare("delete from doomed_key where number = ?1")) {}

void doomed_rows::add(std::int64_t key) {
    add_.bind(key).run();
}

std::vector<std::int64_t> doomed_rows::some(int limit) {
    std::vector<std::int64_t> keys;
    some_.bind(limit);
    while (some_.step())
        keys.push_back(some_.integer(0));
    return keys;
}

void doomed_rows::remove(std::int64_t key) {
    remove_.bind(key).run();
}

} // namespace kruispunt::store::sqlite
