#pragma once

#include "conformance/regions/midden_nederland/feed.hpp"
#include "conformance/suite/evidence/evidence.hpp"
#include "conformance/suite/running/background_loop.hpp"

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

namespace kruispunt::conformance::suite::running {

/// The change feed of the played index of Midden-Nederland: what it says is not sent but read. To
/// say something is to append it; that it was heard shows in the question after it, that it was
/// refused in a rejection (MN-01, MN-04). A page holds one mutation at most, however many are asked
/// for. Outlives the loop.
class played_feed {
public:
    /// `endpoint`: the index's base, for the pages' links.
    played_feed(background_loop& on, const std::string& endpoint);

    /// Serves what is of the feed; false, and nothing done, for everything else. On the loop's
    /// thread.
    bool serve(const wire::request& got, const wire::reply& give);

    /// Appends the mutation and waits for what comes of it: `sent` is a `FEED` with that body;
    /// `got` is 422 with the rejection's body, or 202 once a question shows that it was read and no
    /// rejection came within `rejection_after` of it. What stands in braces and cannot be read as
    /// JSON is played as it stands and taken away at the end. `got` is 400 where a page that is no
    /// JSON or wrong was asked for again (MN-05.6, MN-05.7). Throws std::runtime_error where the
    /// body is nothing of that, or the feed is full.
    evidence::exchange
    say(const std::string& mutation,
        std::chrono::milliseconds rejection_after,
        std::chrono::milliseconds patience);

    /// From here on this is wrong with every page that can show it; `none` ends it. Throws
    /// std::runtime_error where there is no fault of that name.
    void show(std::string_view fault);

    /// Who reads from the beginning again finds nothing of what was said up to here.
    void forget();

private:
    /// What was said last: the gateway's questions say what came of it.
    struct said_last {
        std::int64_t number = 0;
        bool page_was_wrong = false;
        bool was_asked_again = false;
    };

    void note_question(const wire::target_parts& parts);
    bool note_rejection(const wire::request& got, const wire::target_parts& parts);
    wire::reply spoiling(const wire::reply& give);
    std::int64_t append(text::json mutation);
    std::int64_t play(const std::string& mutation);
    void end_unreadable();
    std::optional<wire::response> outcome_of(std::int64_t number) const;

    background_loop& loop_;
    regions::midden_nederland::feed feed_;

    std::mutex mutex_;
    std::condition_variable came_;
    bool has_begun_ = false;
    /// The highest number that a question left behind.
    std::int64_t read_up_to_ = 0;
    std::map<std::int64_t, std::string> rejections_;
    bool has_fault_ = false;
    said_last said_;
    /// The members of what was said last, where they are no JSON.
    std::optional<std::string> unreadable_;
};

} // namespace kruispunt::conformance::suite::running
