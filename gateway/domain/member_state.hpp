#pragma once

#include "gateway/domain/error.hpp"
#include "gateway/domain/use_case.hpp"

#include <optional>
#include <string_view>

namespace kruispunt::domain {

/// How far a region is let into the federation (BEH-02). Kept by number: append only.
enum class member_state {
    sandbox,  ///< exchanges with others of the sandbox; a region that nobody ever decided about
    admitted, ///< fully
    suspended ///< its calls are refused, what it is owed is kept
};

/// The word on the wire: sandbox, toegelaten, geschorst.
std::string_view wire_word(member_state state);

/// The state behind a word; nothing where there is none such.
std::optional<member_state> member_state_of(std::string_view word);

/// Where a region stands, and whether it was ever admitted: a suspension changes nothing in whom it
/// exchanges with.
struct membership {
    member_state state = member_state::sandbox;
    bool admitted = false;
};

/// Why a membership may not be changed so.
enum class membership_fault {
    none,
    no_report,   ///< admission needs an accepted conformance report
    was_admitted ///< what was admitted does not go back to the sandbox
};

/// Whether `now` may become `wanted`; `has_report`: a conformance report for its protocol's version
/// was accepted (BEH-02).
membership_fault may_become(const membership& now, member_state wanted, bool has_report);

/// What it is afterwards; `wanted` must be one that it may become.
membership become(const membership& now, member_state wanted);

/// Whether two regions exchange anything: both admitted, or both of the sandbox.
bool exchange(std::string_view a, std::string_view b, const admitted_regions& admitted);

/// Takes out of what is known all that is of regions with which `region` exchanges nothing, so that
/// no rule pairs with it, shows it or tells it anything. What was paired before stays.
void keep_apart(facts& known, std::string_view region, const admitted_regions& admitted);

} // namespace kruispunt::domain
