#pragma once

#include "conformance/population/bsn_sequence.hpp"
#include "conformance/population/calendar.hpp"
#include "conformance/population/household.hpp"

#include <boost/system/result.hpp>

#include <cstdint>
#include <string>

namespace kruispunt::conformance::population {

/// Why no population can be made: the option, the rule and what to do, for a person to read.
struct refusal {
    std::string text;
};

/// 20 November 2026: the day that decides ages where none is given.
day default_today();

/// What a population follows from, byte for byte, on any machine.
struct settings {
    std::uint64_t seed = 0;
    std::uint64_t size = 0;      ///< persons
    day today = default_today(); ///< ages and addresses are as of this day
};

/// Made-up households, one after another, until there are as many persons as asked. Keeps one
/// household's worth of memory, whatever the size. For the same seed and day a smaller population
/// is the beginning of a larger one, but for its last household, which must fit. Not thread-safe;
/// make one a thread.
class generator {
public:
    /// Puts the next household in `out`; false, and `out` as it was, when all persons are made.
    bool next(household& out);

    /// Persons made so far.
    std::uint32_t made() const { return made_; }

    const settings& made_from() const { return from_; }

private:
    friend boost::system::result<generator, refusal> generate(const settings&);

    explicit generator(const settings& from) : from_(from), bsns_(from.seed) {}

    settings from_;
    bsn_sequence bsns_;
    std::uint32_t made_ = 0;
    std::uint32_t households_ = 0;
};

/// The largest population there are BSNs for.
constexpr std::uint32_t largest_size = bsn_sequence::count;

/// A generator of the persons asked for. Refused: a size of 0 or beyond `largest_size`, a day
/// outside the years 2000 to 2099.
boost::system::result<generator, refusal> generate(const settings& from);

} // namespace kruispunt::conformance::population
