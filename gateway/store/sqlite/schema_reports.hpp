#pragma once

namespace kruispunt::store::sqlite {

/// Acceptance records, as they were handed in (BEH-13): nothing of a child.
inline constexpr const char* step_7_reports = R"sql(
create table conformance_report(
    id           blob primary key,
    region       text not null,    -- whose it was then
    envelope     text not null,    -- what was handed in; verified again wherever it is read
    handed_in_by text not null,
    since        integer not null  -- milliseconds since 1970
) strict, without rowid;
)sql";

/// Admission asks whether a region holds any signal, and erasing reads those of one region.
inline constexpr const char* step_7_regions = R"sql(
create index signal_by_region on signal(region) where state < 3;
)sql";

} // namespace kruispunt::store::sqlite
