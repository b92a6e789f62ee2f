#pragma once

#include <string_view>

/// The words of `behave` that the reference regions ask for: what a mutant of an index does.
namespace kruispunt::conformance::regions::behaviours {

/// Says nothing and takes nothing: the control of all accepting tests.
inline constexpr std::string_view refuses_everything = "refuses_everything";

// As a server.
/// Shows a certificate of another authority (COM-04.1), for another host (COM-04.2), of another
/// participant (COM-04.3).
inline constexpr std::string_view serves_other_authority = "serves_other_authority";
inline constexpr std::string_view serves_other_host = "serves_other_host";
inline constexpr std::string_view serves_other_oin = "serves_other_oin";
/// Takes a moment without its offset for one of UTC (COM-15.1).
inline constexpr std::string_view takes_local_time = "takes_local_time";
/// Does not know a notice's id again (COM-21.5).
inline constexpr std::string_view takes_repeats_again = "takes_repeats_again";
/// Gives a page of the feed with all there is, however many were asked for (MN-01.4).
inline constexpr std::string_view gives_all_at_once = "gives_all_at_once";
/// Tells the reporter and nobody else (COM-22.10).
inline constexpr std::string_view tells_reporter_only = "tells_reporter_only";
/// Keeps what it was told wrongly (COM-25.9).
inline constexpr std::string_view never_forgets = "never_forgets";

// As a client.
/// Calls paths of another version (MS-00.1).
inline constexpr std::string_view calls_v2 = "calls_v2";
/// Puts the child's BSN into a header (MS-00.7).
inline constexpr std::string_view bsn_in_header = "bsn_in_header";
/// Leaves the reason out of a withdrawal (MS-03.4).
inline constexpr std::string_view withdraws_without_reason = "withdraws_without_reason";
/// Shows a certificate of another participant (COM-02.1).
inline constexpr std::string_view shows_other_oin = "shows_other_oin";
/// Takes success for refusal, and refusal for success.
inline constexpr std::string_view misreads_answers = "misreads_answers";

} // namespace kruispunt::conformance::regions::behaviours
