#pragma once

#include "gateway/domain/calendar.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace kruispunt::domain {

/// Alike refusals of a minute that were not entered one by one.
struct counted_refusals {
    std::string party; ///< OIN; empty: of several, more than are told apart
    std::string code;
    std::uint64_t times = 0;

    friend bool operator==(const counted_refusals&, const counted_refusals&) = default;
};

/// Decides which refusals of identified parties are entered in the audit trail by themselves: of
/// each party and code the first 60 of a minute; the others of that minute are counted, for one
/// entry. Time is what it is told. One thread.
class refusal_meter {
public:
    static constexpr std::uint64_t entered_a_minute = 60;
    static constexpr std::size_t told_apart = 10'000; ///< parties and codes, of one minute

    /// Whether the refusal is entered by itself; it is counted else. What is over is to be taken
    /// first: the meter holds one minute.
    bool enters(const std::string& party, const std::string& code, instant at);

    /// What was counted in the minute that it holds, if that is not the one of `at` any more; what
    /// follows begins a new one.
    std::vector<counted_refusals> take_over(instant at);

    /// What was counted so far, at the end of the process.
    std::vector<counted_refusals> take_all();

private:
    using subject = std::pair<std::string, std::string>;

    std::map<subject, std::uint64_t> times_;
    std::int64_t minute_ = 0;
};

} // namespace kruispunt::domain
