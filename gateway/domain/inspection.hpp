#pragma once

#include "gateway/domain/calendar.hpp"
#include "gateway/domain/digest.hpp"
#include "gateway/domain/match.hpp"
#include "gateway/domain/signal.hpp"

#include <array>
#include <optional>
#include <string>
#include <vector>

namespace kruispunt::domain {

/// Who asks to see what is held (COM-37 `verzoeker`).
enum class requester { young_person, parents, both };

/// The word on the wire: jeugdige, ouders, beiden.
std::string_view wire_word(requester by);

/// The parts of birth dates, sealed as those of one child are, in the calendar's order: with them
/// that child's age can be told from its sealed birth date, and nobody else's.
struct sealed_calendar {
    int first_year = 0;
    std::vector<short_digest> years; ///< from `first_year` on
    std::array<short_digest, 12> months{};
    std::array<short_digest, 31> days{};
};

/// The age on `today`, an unknown day or month counting as the earliest possible (COM-11); nothing
/// where the calendar does not have the date.
std::optional<int>
age_on(const sealed_birth_date& born, const sealed_calendar& calendar, day today);

/// Whether they may ask for a child of that age: under 12 the parents, from 12 to 15 both, from 16
/// the young person (COM-37).
bool may_ask(requester by, int age);

/// An inspection that was made of a signal before.
struct past_inspection {
    day on;
    std::string region;

    friend bool operator==(const past_inspection&, const past_inspection&) = default;
};

/// What an inspection shows of a signal, beside what its sealed contact says (COM-37).
struct held_signal {
    signal_number number = 0;
    std::string region;
    day since;
    day until; ///< the first day on which it is no longer active
    signal_state state = signal_state::active;
    std::vector<past_inspection> inspections;
};

/// An inspection to be kept with the signals that it showed, and counted for the region's day.
struct inspection_write {
    std::string region;
    day on;
    std::vector<signal_number> shown;
};

} // namespace kruispunt::domain
