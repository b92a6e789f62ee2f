#pragma once

#include "gateway/domain/calendar.hpp"
#include "gateway/domain/consent_rule.hpp"
#include "gateway/domain/working_days.hpp"

#include <bitset>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace kruispunt::domain {

/// What becomes of a signal when its region says that the child is going well (Retention).
enum class closing_rule { lapses_after_a_year, inactive_at_once, destroyed_at_once };

/// From which day the archive term counts (Retention).
enum class archive_start { none, given, inactive };

/// A part of the other side that a region may be told (the contract's last column); what is not
/// in a region's set never leaves for it.
enum class disclosed_field {
    organisation_oin,
    organisation_name,
    organisation_phone,
    reporter_name,
    reporter_function,
    reporter_phone,
    reporter_email,
    consent,
    coordinator,
    count
};

/// The name of a field as policy files and `kruispunt disclose` write it: `organisation.oin`, ….
std::string_view field_name(disclosed_field field);

/// One region's values; they come from its policy file, never from code.
struct region_policy {
    std::string region;
    int active_years = 2;
    closing_rule closing = closing_rule::inactive_at_once;
    archive_start archive_from = archive_start::none;
    int archive_years = 0;
    int age_limit_years = 23; ///< COM-12: the law's, configurable downwards only
    bool gives_bsn_only = false;
    bool may_leave_out_bsn = false; ///< COM-34: some of its signals bear none
    consent_steps consent;          ///< whose consent counts from which age on
    std::bitset<static_cast<std::size_t>(disclosed_field::count)> may_learn; ///< default deny

    bool learns(disclosed_field field) const {
        return may_learn.test(static_cast<std::size_t>(field));
    }
};

/// A municipality as it stands on a day, mergers followed, and in whose area it lies (COM-26).
struct municipal_area {
    std::string code;
    std::string region; ///< the index; empty: none that takes part
};

/// What the dated table says of a municipality's code on a day; nothing where it has no such code.
using municipal_areas =
    std::function<std::optional<municipal_area>(const std::string& code, day on)>;

/// What holds for all: the two halves of COM-22, the bound of COM-20, and COM-26's table.
struct federation_policy {
    bool different_organisation = true;
    bool intra_region = false;
    int identity_corrections = 3;
    int remind_after = 10;          ///< working days after which a match counts as not taken up
    int escalate_after = 10;        ///< and again so many after the reminder
    holiday_rules holidays;         ///< what is no working day
    int inspections_a_day = 50;     ///< COM-37: of one region
    int objection_weeks = 6;        ///< BEH-10: within which an objection should be decided
    bool relocation_notice = true;  ///< COM-26: to the index in whose area a child came to live
    bool announces = false;         ///< BEH-09: the coordination body is told of some things
    municipal_areas municipalities; ///< any thread; absent: every code is a municipality of no area
    std::map<std::string, region_policy, std::less<>> regions;

    /// The policy of a region that takes part; a programmer's error where it does not.
    const region_policy& of(std::string_view region) const { return regions.find(region)->second; }
};

} // namespace kruispunt::domain
