#pragma once

#include "gateway/store/sqlite/announcement_rows.hpp"
#include "gateway/store/sqlite/due_rows.hpp"
#include "gateway/store/sqlite/follow_up_rows.hpp"
#include "gateway/store/sqlite/inspection_rows.hpp"
#include "gateway/store/sqlite/match_rows.hpp"
#include "gateway/store/sqlite/member_rows.hpp"
#include "gateway/store/sqlite/month_rows.hpp"
#include "gateway/store/sqlite/move_rows.hpp"
#include "gateway/store/sqlite/objection_rows.hpp"
#include "gateway/store/sqlite/outbox_desk_rows.hpp"
#include "gateway/store/sqlite/outbox_rows.hpp"
#include "gateway/store/sqlite/parent_rows.hpp"
#include "gateway/store/sqlite/region_rows.hpp"
#include "gateway/store/sqlite/rekeying_rows.hpp"
#include "gateway/store/sqlite/report_rows.hpp"
#include "gateway/store/sqlite/signal_rows.hpp"
#include "gateway/store/sqlite/small_rows.hpp"

namespace kruispunt::store::sqlite {

/// All that an act reads and writes, over the one writing connection. One thread.
struct act_rows {
    explicit act_rows(database& db)
        : signals(db), matches(db), parents(db), follow_ups(db), moves(db), inspections(db),
          objections(db), regions(db), outbox(db), desk(db), marks(db), replays(db), feeds(db),
          doomed(db), ended(db), rekeying(db), months(db), members(db), announcements(db),
          reports(db) {}

    signal_rows signals;
    match_rows matches;
    parent_rows parents;
    follow_up_rows follow_ups;
    move_rows moves;
    inspection_rows inspections;
    objection_rows objections;
    region_rows regions;
    outbox_rows outbox;
    outbox_desk_rows desk;
    mark_rows marks;
    replay_rows replays;
    feed_rows feeds;
    doomed_rows doomed;
    ended_rows ended;
    rekeying_rows rekeying;
    month_rows months;
    member_rows members;
    announcement_rows announcements;
    report_rows reports;
};

} // namespace kruispunt::store::sqlite
