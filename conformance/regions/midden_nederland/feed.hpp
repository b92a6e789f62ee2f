#pragma once

#include "conformance/regions/midden_nederland/faults.hpp"
#include "conformance/text/json.hpp"
#include "conformance/wire/http.hpp"

#include <chrono>
#include <cstdint>
#include <deque>
#include <list>

namespace kruispunt::conformance::wire {
class loop;
}

namespace kruispunt::conformance::regions::midden_nederland {

/// The ordered change feed that the gateway polls (MN-01). Kept in memory, bounded. Used on the
/// loop's thread.
class feed {
public:
    /// `endpoint`: the region's base, for the links.
    feed(wire::loop& on, std::string endpoint, std::size_t limit)
        : loop_(on), endpoint_(std::move(endpoint)), limit_(limit) {}

    bool is_full() const { return mutations_.size() >= limit_; }

    /// Appends a mutation and wakes who waits. A `volgnummer` or `tijdstip` it bears is left as it
    /// is (so that a test can break the order), an absent one is given. Gives the number.
    std::int64_t append(text::json mutation);

    bool knows(std::int64_t number) const;

    /// Who reads from the beginning again finds nothing of what was said up to here; the numbers go
    /// on.
    void forget() { mutations_.clear(); }

    /// Nobody reads the mutation of that number any more; the number is not given again.
    void take_back(std::int64_t number);

    /// Answers `GET /v1/mutaties`: at once where there is something new, else after `wacht` seconds
    /// at most.
    void serve(const wire::request& got, const wire::target_parts& parts, const wire::reply& give);

    /// From now on this is wrong with so many answers that can show it, or with every one where
    /// `times` is 0. Who waits is answered.
    void set_fault(fault what, std::size_t times);

    /// `{fault, left, last, questions, tagged, waiting, not_modified}`: `left` is 0 where the fault
    /// has no end, the last four count.
    text::json state() const;

private:
    struct question {
        std::int64_t after = 0;
        std::size_t count = 100;
        std::string known_tag;
        std::chrono::seconds wait{0};
    };

    struct waiting {
        question asked;
        wire::reply give;
        std::chrono::steady_clock::time_point until;
    };

    static std::optional<question>
    read_question(const wire::request& got, const wire::target_parts& parts, text::findings& found);
    bool has_news(const question& asked) const;
    bool must_wait(const question& asked) const;
    page page_for(const question& asked, bool& newest) const;
    std::string tag_of(const question& asked) const;
    fault shown_fault(const page& on, const question& asked);
    wire::response answer(const question& asked);
    void wake(bool only_late);
    void watch_the_clock();

    wire::loop& loop_;
    std::string endpoint_;
    std::size_t limit_;
    std::int64_t last_ = 0;
    /// In the order of appending.
    std::deque<std::pair<std::int64_t, text::json>> mutations_;
    std::list<waiting> waiting_;
    bool watching_ = false;
    fault fault_ = fault::none;
    std::size_t fault_left_ = 0;
    std::size_t questions_ = 0;
    std::size_t questions_with_tag_ = 0;
    std::size_t questions_to_wait_ = 0;
    std::size_t not_modified_ = 0;
};

} // namespace kruispunt::conformance::regions::midden_nederland
