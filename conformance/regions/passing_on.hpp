#pragma once

#include "conformance/regions/notice.hpp"

#include <cstddef>
#include <deque>

namespace kruispunt::conformance::regions {

/// Whom a region told of what it heard: its reporter, the coordinator of his organisation, its
/// municipal overseer (COM-22). Roles only, and nothing of what they were told. Bounded.
class passing_on {
public:
    /// `limit`: how many notices are remembered, the oldest forgotten first. `reporter_alone`: a
    /// mutant tells nobody else.
    explicit passing_on(std::size_t limit, bool reporter_alone = false)
        : limit_(limit), reporter_alone_(reporter_alone) {}

    /// The notice with that number in the list of those received was taken, about that signal of
    /// the region's own where one is known.
    void pass(std::size_t n, const notice& told, const text_value& signal);

    /// Oldest first: `[{"n","whom","kind","signal","match"}]`.
    text::json list() const;

private:
    struct entry {
        std::size_t n = 0;
        notice_kind kind{};
        text_value signal;
        text_value match;
    };

    std::size_t limit_;
    bool reporter_alone_;
    std::deque<entry> passed_;
};

} // namespace kruispunt::conformance::regions
