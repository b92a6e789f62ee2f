#pragma once

#include "gateway/domain/use_case.hpp"
#include "gateway/store/sqlite/database.hpp"

#include <optional>
#include <string>
#include <vector>

namespace kruispunt::store::sqlite {

/// The value of a counter of `mark_rows` as a column of another statement, so that both see one
/// state of the store; null, which reads as 0, where it was never set.
std::string mark_column(std::string_view name);

/// The mark of how many entries of the audit trail the processing log has.
inline constexpr std::string_view processing_mark = "processing_log";

/// Counters that outlive what they count. One thread.
class mark_rows {
public:
    explicit mark_rows(database& db);

    std::int64_t get(std::string_view name);
    void set(std::string_view name, std::int64_t value);
    void add(std::string_view name, std::int64_t by);

private:
    statement get_;
    statement set_;
    statement add_;
};

/// What was answered to messages that may come again (ESAR-05, SISA-03). One thread.
class replay_rows {
public:
    struct seen {
        domain::digest content{};
        domain::answer answer;
    };

    explicit replay_rows(database& db);

    /// What was answered under this key, unless its time is over.
    std::optional<seen> find(const domain::digest& key, domain::instant now);

    /// `epoch` is the key ring's, under which the digests are.
    void write(const domain::sealed_replay& replay, const domain::answer& answer, int epoch);

    /// Forgets what is over among the next `limit` rows after the last sweep's end.
    void sweep(domain::instant now, int limit);

private:
    statement find_;
    statement write_;
    statement sweep_;
    statement boundary_;
    std::string swept_to_;
};

/// How far each region's feed has been read. One thread.
class feed_rows {
public:
    explicit feed_rows(database& db);

    std::int64_t position(std::string_view region);
    void set(std::string_view region, std::int64_t position);

private:
    statement get_;
    statement set_;
};

/// Data keys whose signal has gone from the store but not yet they from theirs. One thread.
class doomed_rows {
public:
    explicit doomed_rows(database& db);

    void add(std::int64_t key);
    std::vector<std::int64_t> some(int limit);
    void remove(std::int64_t key);

private:
    statement add_;
    statement some_;
    statement remove_;
};

} // namespace kruispunt::store::sqlite
