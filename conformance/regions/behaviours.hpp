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
/// Takes TLS 1.0 and 1.1 and weak suites (COM-01.9).
inline constexpr std::string_view takes_old_tls = "takes_old_tls";
/// Takes callers with any certificate; who shows none is taken for the gateway (COM-01.10).
inline constexpr std::string_view takes_any_certificate = "takes_any_certificate";
/// Takes callers with any OIN, or with none (COM-02.7).
inline constexpr std::string_view takes_any_oin = "takes_any_oin";
/// Answers questions of any caller of the trust store; notices are the gateway's (COM-02.7).
inline constexpr std::string_view answers_any_oin = "answers_any_oin";
/// With the kind of a notice behind it, `refuses_match_made`: refuses what should be taken.
inline constexpr std::string_view refuses = "refuses_";
/// Takes no event's subject for the signal's id, and refuses it (MS-20.7).
inline constexpr std::string_view knows_no_subject = "knows_no_subject";
/// Refuses others than the gateway after it has taken what they told (COM-02.7).
inline constexpr std::string_view takes_before_it_refuses = "takes_before_it_refuses";
/// The same with who shows no certificate (COM-02.8).
inline constexpr std::string_view takes_nameless_before_it_refuses =
    "takes_nameless_before_it_refuses";
/// Reads no revocation list (COM-03.7, COM-03.8).
inline constexpr std::string_view reads_no_list = "reads_no_list";
/// Takes notices without a signature (ESAR-25.7), with one that does not hold (ESAR-25.7), by
/// another signer (ESAR-25.8), over another Body (ESAR-25.9), too old or too new (ESAR-25.10).
inline constexpr std::string_view takes_unsigned = "takes_unsigned";
inline constexpr std::string_view takes_any_signature = "takes_any_signature";
inline constexpr std::string_view takes_any_signer = "takes_any_signer";
inline constexpr std::string_view reads_unsigned_body = "reads_unsigned_body";
inline constexpr std::string_view takes_any_age = "takes_any_age";
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
/// Puts the child's BSN into the URL of a withdrawal (MS-00.7).
inline constexpr std::string_view bsn_in_query = "bsn_in_query";
/// Leaves the reason out of a withdrawal (MS-03.4).
inline constexpr std::string_view withdraws_without_reason = "withdraws_without_reason";
/// Shows a certificate of another participant (COM-02.1).
inline constexpr std::string_view shows_other_oin = "shows_other_oin";
/// Calls a server whoever vouches for it (COM-04.5), whatever host it names (COM-04.6), whosever
/// OIN it bears (COM-04.7).
inline constexpr std::string_view calls_any_authority = "calls_any_authority";
inline constexpr std::string_view calls_any_host = "calls_any_host";
inline constexpr std::string_view calls_any_oin = "calls_any_oin";
/// Takes one kind of success for refusal: a new signal (MS-01.1), a withdrawal (MS-03.1), a close
/// (MS-04.1), a list of matches (MS-06.1).
inline constexpr std::string_view takes_201_for_refusal = "takes_201_for_refusal";
inline constexpr std::string_view takes_204_for_refusal = "takes_204_for_refusal";
inline constexpr std::string_view takes_closing_for_refusal = "takes_closing_for_refusal";
inline constexpr std::string_view takes_list_for_refusal = "takes_list_for_refusal";
/// Takes refusal for success: of what is invalid (MS-10.1), of a conflict (MS-10.14), any.
inline constexpr std::string_view takes_400_for_success = "takes_400_for_success";
inline constexpr std::string_view takes_409_for_success = "takes_409_for_success";
inline constexpr std::string_view takes_refusal_for_success = "takes_refusal_for_success";

} // namespace kruispunt::conformance::regions::behaviours
