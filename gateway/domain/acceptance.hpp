#pragma once

#include "gateway/domain/calendar.hpp"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kruispunt::domain {

/// What the national body says of a product that it had tested (BEH-13): the predicate of an
/// acceptance record.
struct acceptance {
    std::string protocol;
    std::string protocol_version;
    std::vector<std::string> roles; ///< `client`, `gateway`, `server`
    std::string oin;                ///< of the system that was tested
    std::string vendor;
    std::string product;
    std::string product_version;
    std::string build; ///< SHA-256, as the two below
    std::string catalogue;
    std::string report;
    std::string verdict;            ///< `PASS`, `WARN`
    std::vector<std::string> steps; ///< of the body's own verification, each of which held
    instant accepted_at{};
    instant valid_until{};
};

/// The steps of the body's verification, all of which a record must list, in this order.
inline constexpr std::array<std::string_view, 14> examination_steps{
    "files",
    "signature",
    "seal",
    "suite",
    "catalogue",
    "product",
    "challenge",
    "drawn",
    "whole",
    "judged",
    "identity",
    "order",
    "controls",
    "verdict"};

/// What a region speaks here, and as whom.
struct speaking_region {
    std::string region;
    std::string oin;
    std::string protocol;
    std::string protocol_version;
    bool only_called = false; ///< its feed is read: it calls nobody
};

/// What a record is held against, in this order (BEH-13.2).
enum class acceptance_step { form, signature, examination, member, version, roles, term };

inline constexpr std::size_t acceptance_step_count = 7;

/// Why a step does not hold.
enum class acceptance_fault {
    none,
    unreadable,
    not_signed,
    step_missing,
    unknown_oin,
    another_protocol, ///< the OIN is a region's, which speaks another one
    another_version,
    role_missing,
    not_yet,
    over
};

/// A record as it came: what it says, and whether a key of the body signed that.
struct presented_acceptance {
    std::optional<acceptance> says; ///< absent: it cannot be read
    bool is_signed = false;
};

/// How far a record held: the step that did not, those before it which did; those behind it were
/// not reached.
struct judged_acceptance {
    acceptance_step failed{};
    acceptance_fault why = acceptance_fault::none;
    std::string region; ///< whose it is; empty: no region's, or not known

    bool holds() const { return why == acceptance_fault::none; }

    /// Whether that is all that is amiss: that its term is not now.
    bool is_out_of_term() const {
        return why == acceptance_fault::over || why == acceptance_fault::not_yet;
    }
};

/// Holds a record against the regions that take part, at a moment. Pure.
judged_acceptance judge(
    const presented_acceptance& presented, const std::vector<speaking_region>& regions, instant now
);

} // namespace kruispunt::domain
