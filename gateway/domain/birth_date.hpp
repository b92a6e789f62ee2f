#pragma once

#include "gateway/domain/calendar.hpp"
#include "gateway/domain/error.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace kruispunt::domain {

/// A birth date as the BRP has it: whole, or without its day, or without day and month (COM-11).
class birth_date {
public:
    /// Reads `YYYY-MM-DD`, `YYYY-MM` or `YYYY`; `date_invalid` where the date cannot exist,
    /// `value_invalid` where the text has another shape.
    static result<birth_date> parse(std::string_view text);

    /// Reads StUF's eight digits with its indicator of completeness: `V` full, `D` day unknown,
    /// `M` month and day unknown; the unknown parts are ignored.
    static result<birth_date> parse_stuf(std::string_view digits, std::string_view completeness);

    /// As `parse` reads it.
    std::string text() const;

    /// Where age decides, an unknown day or month counts as the earliest possible (COM-11).
    day earliest() const;

    /// False for a date in the future of `today`.
    bool possible_on(day today) const { return earliest() <= today; }

    /// Whole years of age on `on`, counted from the earliest possible birth date.
    int age_on(day on) const;

    int year() const { return year_; }

    std::optional<unsigned> month() const { return month_; }

    std::optional<unsigned> day_of_month() const { return day_; }

    friend bool operator==(const birth_date&, const birth_date&) = default;

private:
    birth_date(int y, std::optional<unsigned> m, std::optional<unsigned> d)
        : year_(y), month_(m), day_(d) {}

    static result<birth_date> checked(int y, std::optional<unsigned> m, std::optional<unsigned> d);

    int year_;
    std::optional<unsigned> month_;
    std::optional<unsigned> day_;
};

} // namespace kruispunt::domain
