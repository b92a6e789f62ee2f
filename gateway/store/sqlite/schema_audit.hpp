#pragma once

namespace kruispunt::store::sqlite {

/// The audit trail as it is published (docs/audit-log.md). The table `audit` of before is kept as
/// it is: the trail's first entry has the root over it.
inline constexpr const char* step_6_audit = R"sql(
create table audit_lines( -- the entries of one group of acts
    first integer primary key, -- number of the first
    at    integer not null,    -- milliseconds since 1970, the machine's
    count integer not null,
    lines text not null        -- each followed by a newline
) strict;

create table audit_node( -- hashes of complete subtrees of 2^level entries, from 2^8 on
    level integer not null,
    place integer not null,
    hash  blob not null,
    primary key (level, place)
) strict, without rowid;

create table audit_head( -- signed; of one hour the last
    size integer primary key, -- how many entries it counts
    hour integer not null,    -- since 1970, the machine's
    note text not null
) strict;

create table audit_remark( -- what a person wrote as the reason; the entry commits to it
    entry integer primary key,
    salt  blob not null,
    text  text not null
) strict;

create table signal_salt( -- under which entries commit to a signal; it goes with that
    signal integer primary key, -- its number
    salt   blob not null
) strict;

create table day_salt( -- likewise to what is on no signal that is held
    day  integer primary key, -- days since 1970
    salt blob not null
) strict;
)sql";

} // namespace kruispunt::store::sqlite
