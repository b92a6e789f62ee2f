#include "gateway/store/sqlite/schema.hpp"

#include <array>
#include <span>

namespace kruispunt::store::sqlite {

namespace {

// A step that landed is never edited; a change is a new step behind it.
constexpr std::array store_steps{
    R"sql(
create table mark(
    name  text primary key,
    value integer not null
) strict, without rowid;

create table signal(
    number               integer primary key,
    key                  blob not null,     -- keyed digest of region and reference
    region               text not null,
    reference            text not null,     -- the region's own signal id
    child                blob,              -- pseudonym; null: no BSN known
    compared             blob not null,     -- comparands, bound to the pseudonym
    organisation         text not null,     -- OIN
    municipality         text not null,
    date                 integer not null,  -- days since 1970
    expires_on           integer not null,
    state                integer not null,
    content              blob not null,     -- keyed digest of all that was given
    identity_corrections integer not null,
    data_key             integer not null,
    received_at          integer not null,  -- milliseconds since 1970
    sent_at              integer,
    identity             blob not null,     -- sealed
    contact              blob not null      -- sealed
) strict;
create unique index signal_by_key on signal(key);
create index signal_by_child on signal(child) where child is not null;

create table ended(
    key       blob primary key,
    forget_on integer not null
) strict, without rowid;

create table match(
    number   integer primary key,
    id       blob not null unique,
    kind     integer not null,
    first    integer not null,
    second   integer not null,
    made_at  integer not null,
    ended_at integer
) strict;
create index match_by_first on match(first) where ended_at is null;
create index match_by_second on match(second) where ended_at is null;

create table outbox(
    number         integer primary key autoincrement,
    id             blob not null,
    kind           integer not null,
    region         text not null,
    reference      text not null,
    about          integer not null,
    other          integer not null,
    other_region   text not null,
    match          blob not null,
    kind_of_match  integer not null,
    made_at        integer not null,
    reason         integer not null,
    wrongful       integer not null,
    municipality   text not null,
    feed_item      integer not null,
    rejected_code  integer not null,
    rejected_field text not null,
    attempts       integer not null default 0,
    next_attempt   integer not null default 0,
    dead           integer not null default 0,
    dead_code      text not null default ''
) strict;
create index outbox_queued on outbox(region, number) where dead = 0;
create index outbox_about on outbox(about) where dead = 0;
create index outbox_other on outbox(other) where other <> 0 and dead = 0;

create table replay(
    key       blob primary key,
    content   blob not null,
    answer    blob not null,
    forget_at integer not null
) strict, without rowid;

create table feed(
    region   text primary key,
    position integer not null
) strict, without rowid;

create table audit(
    number  integer primary key,
    at      integer not null,
    entries text not null  -- one JSON object a line
) strict;

create table doomed_key(
    number integer primary key
) strict;
)sql",
    R"sql(
alter table outbox add column traceparent text;    -- of what caused it; null: none (COM-29)
alter table outbox add column transaction_id text;
alter table outbox add column day integer;         -- days since 1970, where the notice names one
alter table outbox add column since integer;       -- milliseconds since 1970, likewise
alter table outbox add column matches blob;        -- ids of 16 octets, of a child that moved
)sql"};

constexpr std::array key_steps{
    R"sql(
create table data_key(
    number  integer primary key autoincrement,
    wrapped blob not null
) strict;
)sql"};

std::int64_t version_of(database& db) {
    statement asked = db.prepare("pragma user_version");
    asked.step();
    return asked.integer(0);
}

void migrate(database& db, std::span<const char* const> steps) {
    const auto known = static_cast<std::int64_t>(steps.size());
    const std::int64_t version = version_of(db);
    if (version > known)
        throw failure(0, "the file was written by a later version; start that version");
    for (std::int64_t step = version; step < known; ++step) {
        transaction change(db);
        db.run(steps[static_cast<std::size_t>(step)]);
        db.run("pragma user_version = " + std::to_string(step + 1));
        change.commit();
    }
}

} // namespace

void migrate_store(database& db) {
    migrate(db, store_steps);
}

void migrate_keys(database& db) {
    migrate(db, key_steps);
}

} // namespace kruispunt::store::sqlite
