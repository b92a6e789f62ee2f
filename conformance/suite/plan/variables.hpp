#pragma once

#include "conformance/suite/evidence/evidence.hpp"
#include "conformance/text/clock.hpp"

#include <cstddef>
#include <map>
#include <string>
#include <string_view>

namespace kruispunt::conformance::suite::plan {

/// The variables of all scopes of one test, by the scopes' names.
using scopes = std::map<std::string, evidence::variables>;

/// Which scope is drawn for. Two with the same members get the same variables.
struct scope_place {
    std::string seed;
    std::string test;
    std::string scope;
    /// No two scopes of a run have the same number (`scope_numbers`): each gets children of its
    /// own, of which there are `most_scopes` in the block of numbers that is given to nobody.
    std::size_t number = 0;
};

inline constexpr std::size_t most_scopes = 3030;

/// What a run knows and a test may name.
struct facts {
    std::string region_oin;  ///< of the region of the protocol: the SUT's where the SUT is an index
    std::string partner_oin; ///< of the second region
    std::string gateway_oin; ///< the SUT's where the SUT is a gateway
    std::string webhook = "/webhook"; ///< the path that events are posted to
};

/// The variables that a scope begins with. Pure: `now` is the moment that `today` is the day of, in
/// Europe/Amsterdam. Throws std::out_of_range where `of.number` is not below `most_scopes`.
evidence::variables draw(const scope_place& of, text::instant now, const facts& known);

/// The value of a variable as a template may name it: one of the scope's own, or what follows from
/// them: `today+3d`, `today-400d`, `now-90s` (s, m, h or d), `years_ago.18`, `years_ahead.2`,
/// `fill.200`, `nested.json.33`, `nested.xml.33`, `NAME.stuf` of a day or a moment, `NAME.year` and
/// `NAME.month` of a day, `NAME.bare` of a moment (without its offset), and `SCOPE:NAME` of another
/// scope. Throws std::runtime_error naming variable and scope where there is none.
std::string value_of(std::string_view name, const scopes& all, const std::string& scope);

/// The text with every `${…}` replaced. Throws std::runtime_error as `value_of` does, and where a
/// placeholder does not end.
std::string filled(std::string_view text, const scopes& all, const std::string& scope);

/// A UUID (version 4) that is another for every `seed` text and the same for the same one.
std::string uuid_of(std::string_view seed);

} // namespace kruispunt::conformance::suite::plan
