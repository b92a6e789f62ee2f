#include "gateway/store/sqlite/schema.hpp"

#include "gateway/store/sqlite/schema_announcements.hpp"
#include "gateway/store/sqlite/schema_audit.hpp"
#include "gateway/store/sqlite/schema_reports.hpp"

#include <array>
#include <span>

namespace kruispunt::store::sqlite {

namespace {

// A step that landed is never edited; a change is a new step behind it.
constexpr const char* step_1 = R"sql(
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
)sql";

constexpr const char* step_2 = R"sql(
alter table outbox add column traceparent text;    -- of what caused it; null: none (COM-29)
alter table outbox add column transaction_id text;
alter table outbox add column day integer;         -- days since 1970, where the notice names one
alter table outbox add column since integer;       -- milliseconds since 1970, likewise
alter table outbox add column matches blob;        -- ids of 16 octets, of a child that moved
)sql";

constexpr const char* step_3_time = R"sql(
alter table signal add column due_on integer not null default 0; -- the next day time has work on
alter table signal add column watched_from integer; -- 1 January of the year of a 23rd birthday
update signal set watched_from = 0; -- of those given before it is not known: looked at always
create index signal_due on signal(due_on) where state < 3;
create index signal_watched on signal(watched_from) where watched_from is not null;
create index ended_until on ended(forget_on);
delete from match where ended_at is not null; -- what ended is kept no longer
)sql";

constexpr const char* step_3_match = R"sql(
alter table signal add column parents blob;      -- pseudonyms of 16 octets under their own label
alter table signal add column contact_seen blob; -- keyed digests of the parts of the contact

create table parent(
    parent blob not null,
    signal integer not null,
    primary key (parent, signal)
) strict, without rowid;

create table follow_up(
    match           integer not null, -- its row
    side            integer not null, -- the signal of the side that says it
    acknowledged    integer not null,
    consent         integer not null,
    family_informed integer not null,
    lead_content    blob,             -- keyed digest; null: nobody leads
    lead_key        integer,          -- the data key that seals who leads
    lead            blob,
    primary key (match, side)
) strict, without rowid;

alter table match add column remind_on integer;      -- days since 1970; null: nobody is reminded
alter table match add column reminded integer not null default 0; -- how often it was
create index match_by_remind_on on match(remind_on) where remind_on is not null;
)sql";

constexpr const char* step_3_moves = R"sql(
alter table signal add column moved_to text;    -- the newest move told of it; null: none (COM-26)
alter table signal add column moved_on integer; -- days since 1970
alter table signal add column moved_at integer; -- milliseconds since 1970, when it was told
alter table outbox add column reporters blob;   -- signal numbers of 8 octets: whom it tells of

create table inspection( -- what was shown of a signal, when and to which region (COM-37)
    signal integer not null,
    at     integer not null, -- milliseconds since 1970
    day    integer not null, -- days since 1970
    region text not null,
    primary key(signal, at, region)
) strict, without rowid;

create table inspector(
    region text primary key,
    day    integer not null, -- of the last inspection
    today  integer not null, -- how many on that day
    total  integer not null
) strict, without rowid;
)sql";

constexpr const char* step_3_operators = R"sql(
create table region_standing( -- how a region takes part (BEH-11); none: normal
    region  text primary key,
    mode    integer not null,
    reason  text not null,
    done_by text not null,
    since   integer not null -- milliseconds since 1970
) strict, without rowid;

alter table match add column in_shadow_of text; -- the region because of which nobody was told
alter table match add column silent integer not null default 0; -- nobody is told later either
create index match_by_shadow on match(in_shadow_of) where in_shadow_of is not null;

alter table signal add column uninformed integer not null default 0; -- INF-1: it was counted
create index signal_without_bsn on signal(region) where child is null and state < 3;
)sql";

constexpr const char* step_3_rights = R"sql(
create table objection( -- pending: its signal is frozen (BEH-10)
    signal       integer primary key, -- its number
    id           blob not null unique,
    since        integer not null, -- milliseconds since 1970
    due_on       integer not null, -- days since 1970
    municipality text not null,
    referenced   integer not null, -- a kenmerk was given; what it says is not kept
    overdue      integer not null  -- the operators were told that the day is past
) strict;
alter table outbox add column far integer not null default 0; -- the far side, contact or not
create index objection_due on objection(due_on) where overdue = 0;
create index signal_corrected on signal(number) where identity_corrections > 0 and state < 3;
create index match_clash on match(number) where kind = 2 and ended_at is null;
create index match_untaken on match(number) where reminded > 0 and ended_at is null;
)sql";

constexpr const char* step_4_delivery = R"sql(
alter table outbox rename column dead_code to code; -- what came of the last attempt
alter table outbox add column put_off integer not null default 0;      -- attempts that count
alter table outbox add column last_attempt integer not null default 0; -- 0: none since it is queued
alter table outbox add column cause integer not null default 0;        -- why it is a dead letter
alter table outbox add column overtaken integer not null default 0;    -- a dead letter out of date
update outbox set cause = 1 where dead = 1;
create index outbox_due on outbox(region, next_attempt) where dead = 0;
create index outbox_relocation on outbox(region) where kind = 8 and dead = 0;
create index outbox_dead on outbox(region) where dead = 1;
create index outbox_dead_by_id on outbox(id) where dead = 1;
drop index outbox_about;
create index outbox_about on outbox(about, dead);
drop index outbox_other;
create index outbox_other on outbox(other, dead) where other <> 0;
insert into mark(name, value) select 'notices_owed', (select count(*) from outbox) +
    coalesce((select sum(value) from mark
              where name in ('notices_delivered', 'notices_suppressed')), 0);
)sql";

// A match goes when it ends, so nothing stands in that column. Dead letters are few among what is
// queued. What is kept of a signal for a contact that is owed goes with its id only from now on.
constexpr const char* step_5_upkeep = R"sql(
drop index match_by_first;
drop index match_by_second;
drop index match_clash;
drop index match_untaken;
alter table match drop column ended_at;
create index match_by_first on match(first);
create index match_by_second on match(second);
create index match_clash on match(number) where kind = 2;
create index match_untaken on match(number) where reminded > 0;
create index outbox_dead_in_order on outbox(dead) where dead = 1;
insert or ignore into doomed_key(number) select data_key from signal
    where state >= 3 and key not in (select key from ended);
delete from signal where state >= 3 and key not in (select key from ended);
update signal set watched_from = null where state >= 3;
drop index signal_watched;
create index signal_watched on signal(watched_from, number, data_key) -- all that is read of it daily
    where watched_from is not null;
)sql";

// Rows of signals under the key ring's next epoch, until they take their places (docs/adr).
constexpr const char* step_5_rotation = R"sql(
create table rekeyed(
    number       integer primary key, -- of the signal
    key          blob not null,
    child        blob,
    compared     blob not null,
    parents      blob,
    contact_seen blob,
    content      blob not null,
    identity     blob not null,
    contact      blob not null
) strict;
create index rekeyed_by_key on rekeyed(key);
create index rekeyed_by_child on rekeyed(child) where child is not null;
create trigger rekeyed_goes after delete on signal begin
    delete from rekeyed where number = old.number;
end;
alter table ended add column epoch integer not null default 0;  -- whose key names it; 0: the first
alter table replay add column epoch integer not null default 0; -- likewise
alter table follow_up add column lead_epoch integer not null default 0; -- likewise; 0: not known
)sql";

// What a month counts until its table is made, and the tables (BEH-03, docs/statistics.md). Months
// count from January 1970; a pair's names are in alphabetical order.
constexpr const char* step_6_statistics = R"sql(
alter table signal add column counted_in integer; -- the month that counts it as given; null: none

create table month_count(
    month  integer not null,
    what   integer not null, -- the measure
    delay  integer not null, -- of matches the class of their time
    first  text not null,
    second text not null,    -- empty: of one region
    value  integer not null,
    primary key (month, what, delay, first, second)
) strict, without rowid;

create table month_without_reach( -- matches that this month has counted as such already
    match blob primary key
) strict, without rowid;

create table month_frozen(
    month   integer primary key,
    made_at integer not null -- milliseconds since 1970
) strict;

create table month_figure( -- as everybody may read it; never changed
    month  integer not null,
    first  text not null, -- empty: of the federation
    second text not null,
    what   integer not null,
    least  integer not null,
    most   integer not null,
    primary key (month, first, second, what)
) strict, without rowid;

create table month_median( -- of the time to match, where it is told; likewise
    month  integer not null,
    first  text not null,
    second text not null,
    delay  integer not null,
    primary key (month, first, second)
) strict, without rowid;
)sql";

constexpr const char* step_6_members = R"sql(
create table member( -- how far a region is let in (BEH-02); none: of the sandbox
    region   text primary key,
    state    integer not null,
    admitted integer not null, -- 1: it was, suspended since or not
    reason   text not null,
    done_by  text not null,
    since    integer not null -- milliseconds since 1970
) strict, without rowid;
)sql";

// The parts of a step, in order; a change of several subjects has one for each.
struct step {
    std::array<const char*, 6> parts{};
};

constexpr std::array store_steps{
    step{{step_1}},
    step{{step_2}},
    step{{step_3_time, step_3_match, step_3_moves, step_3_operators, step_3_rights}},
    step{{step_4_delivery}},
    step{{step_5_upkeep, step_5_rotation}},
    step{{step_6_audit, step_6_statistics, step_6_members, step_6_announcements}},
    step{{step_7_reports, step_7_regions}}};

constexpr std::array key_steps{step{{
    R"sql(
create table data_key(
    number  integer primary key autoincrement,
    wrapped blob not null
) strict;
)sql"}}};

std::int64_t version_of(database& db) {
    statement asked = db.prepare("pragma user_version");
    asked.step();
    return asked.integer(0);
}

void migrate(database& db, std::span<const step> steps) {
    const auto known = static_cast<std::int64_t>(steps.size());
    const std::int64_t version = version_of(db);
    if (version > known)
        throw failure(0, "the file was written by a later version; start that version");
    for (std::int64_t done = version; done < known; ++done) {
        transaction change(db);
        for (const char* part : steps[static_cast<std::size_t>(done)].parts)
            if (part) db.run(part);
        db.run("pragma user_version = " + std::to_string(done + 1));
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

bool is_todays_store(database& db) {
    return version_of(db) == static_cast<std::int64_t>(store_steps.size());
}

} // namespace kruispunt::store::sqlite
