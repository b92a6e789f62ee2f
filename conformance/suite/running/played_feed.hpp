#pragma once

#include "conformance/regions/midden_nederland/feed.hpp"
#include "conformance/suite/evidence/evidence.hpp"
#include "conformance/suite/running/background_loop.hpp"

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <map>
#include <mutex>
#include <string>

namespace kruispunt::conformance::suite::running {

/// The change feed of the played index of Midden-Nederland: what it says is not sent but read. To
/// say something is to append it; that it was heard shows in the question after it, that it was
/// refused in a rejection (MN-01, MN-04). Outlives the loop.
class played_feed {
public:
    /// `endpoint`: the index's base, for the pages' links.
    played_feed(background_loop& on, const std::string& endpoint);

    /// Serves what is of the feed; false, and nothing done, for everything else. On the loop's
    /// thread.
    bool serve(const wire::request& got, const wire::reply& give);

    /// Appends the mutation and waits for what comes of it: `sent` is a `FEED` with that body;
    /// `got` is 422 with the rejection's body, or 202 once a question shows that it was read and no
    /// rejection came soon. `may_be_refused`: a rejection is waited for with the whole patience.
    /// Throws std::runtime_error where the body is no JSON object, or the feed is full.
    evidence::exchange
    say(const std::string& mutation, bool may_be_refused, std::chrono::milliseconds patience);

private:
    void note_question(const wire::target_parts& parts);
    bool note_rejection(const wire::request& got, const wire::target_parts& parts);
    std::int64_t append(text::json mutation);

    background_loop& loop_;
    regions::midden_nederland::feed feed_;

    std::mutex mutex_;
    std::condition_variable came_;
    bool has_begun_ = false;
    /// The highest number that a question left behind.
    std::int64_t read_up_to_ = 0;
    std::map<std::int64_t, std::string> rejections_;
};

} // namespace kruispunt::conformance::suite::running
