#include "gateway/store/sqlite/signal_rows.hpp"

#include "gateway/store/sqlite/move_rows.hpp"
#include "gateway/store/sqlite/objection_rows.hpp"
#include "gateway/store/sqlite/packing.hpp"

#include <string>

namespace kruispunt::store::sqlite {

namespace {

using namespace domain;

constexpr std::string_view columns =
    "number, region, reference, child, compared, organisation, municipality, date, expires_on, "
    "state, content, identity_corrections, data_key, received_at, sent_at, moved_to, moved_on, "
    "moved_at, due_on, watched_from, key, parents, contact_seen, uninformed, counted_in";

std::string select(std::string_view where) {
    return "select " + std::string(columns) + ", " + frozen_column("number") +
           " from signal where " + std::string(where);
}

std::string insert(std::string_view verb) {
    return std::string(verb) + " into signal(" + std::string(columns) +
           ", identity, contact) values(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)";
}

// Ended signals whose contact is still owed to somebody take part in nothing.
constexpr int retired_from = static_cast<int>(signal_state::withdrawn);

stored_signal read(const statement& row) {
    stored_signal s;
    s.number = row.integer(0);
    s.region = row.text(1);
    s.reference = row.text(2);
    if (!row.is_null(3)) s.child = row.octets<pseudonym>(3);
    s.compared = unpack_comparands(row.blob(4));
    s.organisation_oin = row.text(5);
    s.municipality = row.text(6);
    s.date = to_day(row.integer(7));
    s.expires_on = to_day(row.integer(8));
    s.state = static_cast<signal_state>(row.integer(9));
    s.content = row.octets<digest>(10);
    s.identity_corrections = static_cast<int>(row.integer(11));
    s.data_key = row.integer(12);
    s.received_at = to_instant(row.integer(13));
    if (!row.is_null(14)) s.sent_at = to_instant(row.integer(14));
    s.moved = read_move(row, 15);
    s.due_on = to_day(row.integer(18));
    if (!row.is_null(19)) s.watched_from = to_day(row.integer(19));
    s.key = row.octets<digest>(20);
    s.parents = unpack_parents(row.blob(21));
    s.contact_seen = unpack_contact_parts(row.blob(22));
    s.uninformed = row.integer(23) != 0;
    if (!row.is_null(24)) s.counted_in = to_month(row.integer(24));
    s.frozen = row.integer(25) != 0;
    return s;
}

} // namespace

signal_rows::signal_rows(database& db)
    : find_(db.prepare(select("key = ?1 and state < 3"))),
      at_(db.prepare(select("number = ?1 and state < 3"))),
      contact_(db.prepare("select key, data_key, contact from signal where number = ?1")),
      parents_(db.prepare("select parents from signal where number = ?1")),
      ended_(db.prepare("select 1 from ended where key = ?1")),
      forget_(db.prepare("delete from ended where key = ?1")),
      on_child_(db.prepare(select("child = ?1 and state < 3"))), add_(db.prepare(insert("insert"))),
      replace_(db.prepare(insert("insert or replace"))),
      change_(db.prepare("update signal set state = ?1, expires_on = ?2, "
                         "sent_at = coalesce(?3, sent_at), due_on = coalesce(?4, due_on) "
                         "where number = ?5")),
      end_(db.prepare("insert or replace into ended(key, forget_on, epoch) "
                      "select key, ?1, ?3 from signal where number = ?2")),
      retire_(db.prepare("update signal set state = ?1, child = null, compared = x'', "
                         "identity = x'', municipality = '', moved_to = null, moved_on = null, "
                         "moved_at = null, watched_from = null, parents = null, "
                         "contact_seen = null where number = ?2")),
      remove_(db.prepare("delete from signal where number = ?1")),
      owed_(db.prepare("select 1 from outbox where other = ?1 and other <> 0 and dead = 0 limit 1")
      ),
      key_of_(db.prepare("select data_key from signal where number = ?1")),
      retired_(db.prepare("select 1 from signal where number = ?1 and state >= 3")),
      highest_(db.prepare("select max(number) from signal")) {
    static_assert(retired_from == 3, "the statements above say 3");
}

std::optional<stored_signal> signal_rows::find(const digest& key) {
    std::optional<stored_signal> found;
    find_.bind_octets(key);
    if (find_.step()) found = read(find_);
    find_.reset();
    return found;
}

std::optional<stored_signal> signal_rows::at(signal_number number) {
    std::optional<stored_signal> found;
    at_.bind(number);
    if (at_.step()) found = read(at_);
    at_.reset();
    return found;
}

sealed_contact signal_rows::contact_of(signal_number number) {
    sealed_contact found;
    contact_.bind(number);
    if (contact_.step())
        found = {contact_.octets<digest>(0), contact_.integer(1), contact_.blob(2)};
    contact_.reset();
    return found;
}

std::vector<parent_pseudonym> signal_rows::parents_of(signal_number number) {
    std::vector<parent_pseudonym> found;
    parents_.bind(number);
    if (parents_.step()) found = unpack_parents(parents_.blob(0));
    parents_.reset();
    return found;
}

bool signal_rows::ended(const digest& key) {
    ended_.bind_octets(key);
    const bool found = ended_.step();
    ended_.reset();
    return found;
}

std::vector<stored_signal> signal_rows::on_child(const pseudonym& child) {
    std::vector<stored_signal> found;
    on_child_.bind_octets(child);
    while (on_child_.step())
        found.push_back(read(on_child_));
    return found;
}

std::int64_t signal_rows::data_key_of(signal_number number) {
    key_of_.bind(number);
    const std::int64_t key = key_of_.step() ? key_of_.integer(0) : 0;
    key_of_.reset();
    return key;
}

void signal_rows::add(const digest& key, const signal_write& w) {
    fill(add_, key, w);
}

std::int64_t signal_rows::replace(const digest& key, const signal_write& w) {
    const std::int64_t replaced = data_key_of(w.signal.number);
    fill(replace_, key, w);
    return replaced;
}

void signal_rows::fill(statement& into, const digest& key, const signal_write& w) {
    const stored_signal& s = w.signal;
    const std::string compared = pack(s.compared);
    into.bind(s.number).bind(s.region).bind(s.reference);
    s.child ? into.bind_octets(*s.child) : into.bind_null();
    into.bind_blob(compared).bind(s.organisation_oin).bind(s.municipality);
    into.bind(to_number(s.date)).bind(to_number(s.expires_on));
    into.bind(static_cast<int>(s.state)).bind_octets(s.content).bind(s.identity_corrections);
    into.bind(s.data_key).bind(to_number(s.received_at));
    s.sent_at ? into.bind(to_number(*s.sent_at)) : into.bind_null();
    bind_move(into, s.moved);
    into.bind(to_number(s.due_on));
    s.watched_from ? into.bind(to_number(*s.watched_from)) : into.bind_null();
    into.bind_octets(key);
    const std::string parents = pack_digests(s.parents);
    s.parents.empty() ? into.bind_null() : into.bind_blob(parents);
    const std::string seen = s.contact_seen ? pack_digests(*s.contact_seen) : std::string();
    s.contact_seen ? into.bind_blob(seen) : into.bind_null();
    into.bind(s.uninformed ? 1 : 0);
    s.counted_in ? into.bind(to_number(*s.counted_in)) : into.bind_null();
    into.bind_blob(w.identity).bind_blob(w.contact).run();
}

void signal_rows::change(const state_change& c) {
    change_.bind(static_cast<int>(c.state)).bind(to_number(c.expires_on));
    c.sent_at ? change_.bind(to_number(*c.sent_at)) : change_.bind_null();
    c.due_on ? change_.bind(to_number(*c.due_on)) : change_.bind_null();
    change_.bind(c.number).run();
}

std::int64_t signal_rows::remove(const signal_removal& removal, int epoch) {
    end_.bind(to_number(removal.forget_on)).bind(removal.number).bind(epoch).run();
    owed_.bind(removal.number);
    const bool owed = owed_.step();
    owed_.reset();
    if (owed && !removal.at_once) {
        retire_.bind(static_cast<int>(signal_state::withdrawn)).bind(removal.number).run();
        return 0;
    }
    const std::int64_t data_key = data_key_of(removal.number);
    remove_.bind(removal.number).run();
    return data_key;
}

std::int64_t signal_rows::purge(signal_number number) {
    retired_.bind(number);
    const bool retired = retired_.step();
    retired_.reset();
    if (!retired) return 0;
    owed_.bind(number);
    const bool owed = owed_.step();
    owed_.reset();
    if (owed) return 0;
    const std::int64_t data_key = data_key_of(number);
    remove_.bind(number).run();
    return data_key;
}

std::int64_t signal_rows::forget(signal_number number, const digest& key) {
    forget_.bind_octets(key).run();
    retired_.bind(number);
    const bool retired = retired_.step();
    retired_.reset();
    if (!retired) return 0;
    const std::int64_t data_key = data_key_of(number);
    remove_.bind(number).run();
    return data_key;
}

signal_number signal_rows::highest() {
    const signal_number number = highest_.step() ? highest_.integer(0) : 0;
    highest_.reset();
    return number;
}

} // namespace kruispunt::store::sqlite
