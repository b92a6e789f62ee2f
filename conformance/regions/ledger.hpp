#pragma once

#include "conformance/regions/notice.hpp"
#include "conformance/regions/passing_on.hpp"
#include "conformance/text/clock.hpp"

#include <deque>
#include <map>
#include <string>
#include <unordered_map>
#include <vector>

namespace kruispunt::conformance::regions {

/// When something came: by the machine's clock, and the region's own day (`region_clock`).
struct arrival {
    text::instant at;
    std::string day;
};

/// What a region remembers of what came in: the notices, the matches as they stand after repeats
/// are dropped, whom it told, the breaches. What it was told wrongly it forgets (COM-25). Bounded;
/// used on the loop's thread.
class ledger {
public:
    /// `limit`: how many notices, matches and breaches are kept; ten times as many ids are
    /// remembered to know a repeat by, the oldest forgotten first. `reporter_alone`: a mutant tells
    /// nobody else.
    explicit ledger(std::size_t limit, bool reporter_alone = false)
        : limit_(limit), passed_on_(limit, reporter_alone) {}

    enum class verdict { taken, repeated, full };

    /// Takes a notice, or says why the region must refuse it: a repeat with another content, a
    /// match told twice, a change that changes nothing, a match that lives on after its end.
    std::variant<verdict, text::finding> take(notice told, std::string raw, arrival came);

    void add_breach(const text::finding& breach);

    /// Notices with a number above `after`, oldest first.
    text::json received(std::size_t after) const;
    text::json matches() const;

    /// Whom the region told of what it took.
    text::json passed_on() const { return passed_on_.list(); }

    text::json breaches() const;

    void clear_received() { received_.clear(); }

    void clear_breaches() { breaches_.clear(); }

    std::size_t received_count() const { return received_.size(); }

    std::size_t breach_count() const { return breaches_.size(); }

private:
    struct entry {
        std::size_t n;
        std::string at;
        std::string day;
        notice told;
        bool repeat;
        std::string raw;
        bool forgotten = false;
    };

    struct match_view {
        text_value signal;
        bool open = true;
        bool wrongly_told = false;
        std::optional<counterparty> other;
        std::string content;
    };

    std::optional<text::finding> judge_match(notice& told) const;
    bool knows_as_repeat(notice& told, text::findings& found) const;
    bool is_full(const notice& told) const;
    void remember(const notice& told);
    void apply(const notice& told);
    void forget_if_wrongly_told(const text_value& match);
    text_value signal_of(const notice& told) const;

    std::size_t limit_;
    std::size_t last_n_ = 0;
    std::deque<entry> received_;
    std::map<std::string, match_view> matches_;
    std::vector<text::finding> breaches_;
    passing_on passed_on_;

    struct sighting {
        std::string digest;
        notice_kind kind;
    };

    std::unordered_map<std::string, sighting> seen_;
    std::deque<std::string> seen_order_;
};

} // namespace kruispunt::conformance::regions
