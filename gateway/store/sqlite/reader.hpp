#pragma once

#include "gateway/store/sqlite/announcement_rows.hpp"
#include "gateway/store/sqlite/audit_reading.hpp"
#include "gateway/store/sqlite/census_reading.hpp"
#include "gateway/store/sqlite/due_rows.hpp"
#include "gateway/store/sqlite/member_rows.hpp"
#include "gateway/store/sqlite/month_rows.hpp"
#include "gateway/store/sqlite/outbox_desk_rows.hpp"
#include "gateway/store/sqlite/outbox_reading.hpp"
#include "gateway/store/sqlite/oversight_reading.hpp"
#include "gateway/store/sqlite/region_rows.hpp"
#include "gateway/store/sqlite/rekeying_rows.hpp"
#include "gateway/store/sqlite/report_rows.hpp"
#include "gateway/store/sqlite/sandbox_reading.hpp"
#include "gateway/store/sqlite/small_rows.hpp"

#include <condition_variable>
#include <deque>
#include <filesystem>
#include <functional>
#include <mutex>
#include <thread>

namespace kruispunt::store::sqlite {

/// Everything that can be asked, over one reading connection.
struct readings {
    explicit readings(database& db)
        : outbox(db), desk(db), feeds(db), census(db), due(db), regions(db), oversight(db),
          rekeying(db), trail(db), months(db), members(db), announcements(db), reports(db),
          sandbox(db), marks(db) {}

    outbox_reading outbox;
    outbox_desk_reading desk;
    feed_rows feeds;
    census_reading census;
    due_reading due;
    region_reading regions;
    oversight_reading oversight;
    rekeying_reading rekeying;
    audit_reading trail;
    month_reading months;
    member_reading members;
    announcement_reading announcements;
    report_reading reports;
    sandbox_reading sandbox;
    mark_rows marks;
};

/// A thread that reads beside the writer; it sees what was committed.
class reader {
public:
    using query = std::function<void(readings&)>;

    explicit reader(const std::filesystem::path& file);
    ~reader();

    reader(const reader&) = delete;
    reader& operator=(const reader&) = delete;

    /// False where too much waits already; the query is then not taken.
    bool post(query q);

private:
    void work();

    database db_;
    readings readings_;
    std::mutex mutex_;
    std::condition_variable posted_;
    std::deque<query> waiting_;
    bool stopping_ = false;
    std::thread thread_;
};

} // namespace kruispunt::store::sqlite
