#pragma once

namespace kruispunt::store::sqlite {

/// What the coordination body is to be told (BEH-09): nothing of a child.
inline constexpr const char* step_6_announcements = R"sql(
create table announcement(
    number integer primary key autoincrement,
    id     blob not null,
    what   integer not null,
    region text not null,
    other  text not null,    -- of a match the second of its pair; else empty
    match  blob,             -- its id; null: of no match
    word   text not null,    -- which access, standing or cause; empty: of a match
    at     integer not null  -- milliseconds since 1970
) strict;
create index announcement_of_match on announcement(match) where match is not null;

create table disturbance( -- announced, and not over as far as is known
    region text not null,
    cause  text not null,
    primary key (region, cause)
) strict, without rowid;
)sql";

} // namespace kruispunt::store::sqlite
