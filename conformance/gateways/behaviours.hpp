#pragma once

#include <string_view>

/// The words of `behave` that the reference gateway asks for, each at one place.
namespace kruispunt::conformance::gateways::behaviours {

/// Whatever a region says is refused with `TIJDELIJK_NIET_BESCHIKBAAR`: the control of all tests
/// that something is taken.
inline constexpr std::string_view refuses_everything = "refuses_everything";

// What matches (COM-22, COM-23, COM-30, COM-38).
/// Inactive signals match too.
inline constexpr std::string_view matches_inactive = "matches_inactive";
inline constexpr std::string_view matches_in_one_region = "matches_in_one_region";
inline constexpr std::string_view matches_one_organisation = "matches_one_organisation";
inline constexpr std::string_view family_in_one_organisation = "family_in_one_organisation";
inline constexpr std::string_view never_matches = "never_matches";
inline constexpr std::string_view knows_no_families = "knows_no_families";
/// A signal that has a match gets no other.
inline constexpr std::string_view one_match_a_signal = "one_match_a_signal";
/// A correction ends no match that the rule no longer makes (COM-22.9), or makes none into one of
/// the other kind (COM-23.4).
inline constexpr std::string_view keeps_unfit_matches = "keeps_unfit_matches";
inline constexpr std::string_view keeps_changed_matches = "keeps_changed_matches";
/// A corrected identity ends no match and begins none (COM-20.5).
inline constexpr std::string_view identity_changes_no_match = "identity_changes_no_match";
/// What destroys a signal leaves its matches (COM-31.6).
inline constexpr std::string_view keeps_matches_of_destroyed = "keeps_matches_of_destroyed";
/// One signal on a child is told as a match (COM-22.1).
inline constexpr std::string_view tells_of_one_signal = "tells_of_one_signal";
/// No match ever ends.
inline constexpr std::string_view keeps_matches = "keeps_matches";

// What is told (COM-22.5, COM-24, COM-25, COM-29, COM-32, COM-35).
/// Each match is told in two notices.
inline constexpr std::string_view tells_twice = "tells_twice";
/// The second side learns another id of the match.
inline constexpr std::string_view two_ids_for_a_match = "two_ids_for_a_match";
inline constexpr std::string_view tells_no_end = "tells_no_end";
/// The other side reads the reason that the region gave.
inline constexpr std::string_view tells_true_reason = "tells_true_reason";
inline constexpr std::string_view never_wrongful = "never_wrongful";
inline constexpr std::string_view tells_no_lapse = "tells_no_lapse";
inline constexpr std::string_view tells_no_change = "tells_no_change";
/// A correction that changes nothing that is shown is told all the same.
inline constexpr std::string_view tells_every_correction = "tells_every_correction";
/// What is done with `beheer` is told.
inline constexpr std::string_view tells_of_beheer = "tells_of_beheer";
inline constexpr std::string_view drops_traceparent = "drops_traceparent";
inline constexpr std::string_view drops_transaction = "drops_transaction";
/// The organisation's number is the professional's.
inline constexpr std::string_view fills_phone_from_professional = "fills_phone_from_professional";
inline constexpr std::string_view withholds_phone = "withholds_phone";
/// The child's number stands beside the other side's name.
inline constexpr std::string_view tells_who_the_child_is = "tells_who_the_child_is";
/// A notice bears the other side's signal id.
inline constexpr std::string_view tells_other_signal = "tells_other_signal";
/// Who was not asked has consented (INF-2.2), or who was not told (INF-2.3).
inline constexpr std::string_view presumes_consent = "presumes_consent";
inline constexpr std::string_view presumes_consent_of_untold = "presumes_consent_of_untold";
/// A side that refuses is not told of (INF-2.4).
inline constexpr std::string_view hides_refusal = "hides_refusal";
/// What a side says of consent and of who leads stays with it.
inline constexpr std::string_view hides_consent = "hides_consent";

// What becomes of a signal (COM-20, COM-30, COM-31, COM-36).
/// An id that another region gave is taken.
inline constexpr std::string_view one_id_for_all = "one_id_for_all";
/// What is there already is told anew.
inline constexpr std::string_view tells_repeats = "tells_repeats";
/// The first number of a signal without one needs `identiteit`.
inline constexpr std::string_view first_bsn_is_identity = "first_bsn_is_identity";
/// An ended id is unknown when it is ended again.
inline constexpr std::string_view forgets_ended_ids = "forgets_ended_ids";
inline constexpr std::string_view closes_nothing = "closes_nothing";
/// A withdrawn signal is kept, by its reason (COM-31.1 to COM-31.3).
inline constexpr std::string_view keeps_mistakes = "keeps_mistakes";
inline constexpr std::string_view keeps_objections = "keeps_objections";
inline constexpr std::string_view keeps_the_dead = "keeps_the_dead";
/// A signal without a number is answered as taken, and not kept (COM-34.7).
inline constexpr std::string_view loses_signals_without_bsn = "loses_signals_without_bsn";
/// Nothing is known to have ended, and a repeat is done again (SISA-03.2).
inline constexpr std::string_view repeats_take_effect = "repeats_take_effect";
inline constexpr std::string_view death_stays_at_home = "death_stays_at_home";
inline constexpr std::string_view no_history = "no_history";
inline constexpr std::string_view history_at_every_message = "history_at_every_message";
inline constexpr std::string_view tells_the_inactive = "tells_the_inactive";
/// With `beheer` no old signal is taken either.
inline constexpr std::string_view takes_nothing_old = "takes_nothing_old";

// Moves (COM-26).
inline constexpr std::string_view no_relocation_notice = "no_relocation_notice";
/// A child's first move is its last (COM-26.1).
inline constexpr std::string_view first_move_counts = "first_move_counts";
/// A correction leaves the municipality of a signal as it was (COM-26.11).
inline constexpr std::string_view keeps_first_municipality = "keeps_first_municipality";

// What a professional says of a match (MS-07, INF-2).
inline constexpr std::string_view refusal_ends_match = "refusal_ends_match";

// Inspection (COM-37).
inline constexpr std::string_view shows_to_anybody = "shows_to_anybody";
inline constexpr std::string_view judges_by_others_birth_date = "judges_by_others_birth_date";

// Time (RET-1, COM-12.5).
inline constexpr std::string_view a_year_too_long = "a_year_too_long";
inline constexpr std::string_view nobody_grows_up = "nobody_grows_up";
/// Signals on who turned 23 lapse and are kept, inactive (COM-31.4).
inline constexpr std::string_view keeps_who_grew_up = "keeps_who_grew_up";
/// Who gives no birth date counts as too old (COM-12.3).
inline constexpr std::string_view judges_unknown_age = "judges_unknown_age";
inline constexpr std::string_view nothing_lapses = "nothing_lapses";
/// What is over is inactive, in whatever region, and what is inactive is kept.
inline constexpr std::string_view keeps_for_ever = "keeps_for_ever";
inline constexpr std::string_view warns_of_no_end = "warns_of_no_end";

/// A notice of a match bears both children's numbers and names.
inline constexpr std::string_view tells_too_much = "tells_too_much";
/// A problem's detail ends with what was sent.
inline constexpr std::string_view repeats_the_value = "repeats_the_value";

// Values (COM-11, COM-13, COM-14, INF-1, MS-00.9).
/// A member that is null is a value of a wrong type.
inline constexpr std::string_view null_is_a_value = "null_is_a_value";
/// StUF: the parts of a date that are unknown are judged all the same (COM-11.5).
inline constexpr std::string_view looks_at_unknown_parts = "looks_at_unknown_parts";
/// Text stays as it came.
inline constexpr std::string_view composes_nothing = "composes_nothing";
/// Whose day or month of birth is unknown counts as born when that year or month is over
/// (COM-11.8): the day after the last it can be, so that it is another than the first on 31
/// December too.
inline constexpr std::string_view counts_day_after = "counts_day_after";
inline constexpr std::string_view warns_of_nothing = "warns_of_nothing";

// Pages (MS-09).
/// A page is as large as one may ask, where none is asked for.
inline constexpr std::string_view pages_of_a_hundred = "pages_of_a_hundred";

// Tags (MS-11).
inline constexpr std::string_view fixed_tag = "fixed_tag";

// What an answer to a notice means (MS-22, MS-23).
/// No success but 204 means delivered (MS-22.1).
inline constexpr std::string_view only_204_delivers = "only_204_delivers";
/// What was refused for good is sent again (MS-22.5).
inline constexpr std::string_view repeats_what_was_refused = "repeats_what_was_refused";
/// What is to be sent later is dropped (MS-22.4), or what failed otherwise (MS-22.6).
inline constexpr std::string_view gives_up_when_told_later = "gives_up_when_told_later";
inline constexpr std::string_view gives_up_at_errors = "gives_up_at_errors";
inline constexpr std::string_view follows_redirects = "follows_redirects";
/// Events go to a path below the webhook.
inline constexpr std::string_view adds_to_webhook = "adds_to_webhook";
/// Each attempt has an id of its own.
inline constexpr std::string_view new_id_each_attempt = "new_id_each_attempt";
/// SISA: an answer's number is the one that it answers (SISA-04.1).
inline constexpr std::string_view answers_with_their_number = "answers_with_their_number";
/// SISA, ESAR: a repeat is a message like any other.
inline constexpr std::string_view forgets_repeats = "forgets_repeats";
/// SISA: the signal's state, or the order of messages, is judged before a repeat is known for one
/// (SISA-03.3, SISA-04.10).
inline constexpr std::string_view judges_state_before_repeats = "judges_state_before_repeats";
inline constexpr std::string_view judges_order_before_repeats = "judges_order_before_repeats";
/// SISA: a line of a load is never a repeat (SISA-10.7).
inline constexpr std::string_view loads_forget_repeats = "loads_forget_repeats";
/// SISA: a number is remembered for a day only (SISA-03.4).
inline constexpr std::string_view repeats_last_a_day = "repeats_last_a_day";

// SISA's bulk loads (SISA-10).
inline constexpr std::string_view knows_no_loads = "knows_no_loads";
/// A load may be no larger than a message (COM-28.1).
inline constexpr std::string_view loads_like_messages = "loads_like_messages";
inline constexpr std::string_view answers_loads_backwards = "answers_loads_backwards";
/// What follows a line that is refused is not taken.
inline constexpr std::string_view loads_stop_at_refusal = "loads_stop_at_refusal";

// Who calls and is called (COM-01 to COM-04).
/// No check of the server's authority (COM-04.1), host (COM-04.2) or OIN (COM-04.3).
inline constexpr std::string_view calls_any_authority = "calls_any_authority";
inline constexpr std::string_view calls_any_host = "calls_any_host";
inline constexpr std::string_view calls_any_oin = "calls_any_oin";
inline constexpr std::string_view calls_without_certificate = "calls_without_certificate";
/// Takes any certificate; who shows none is taken for the region of the path (COM-01.5).
inline constexpr std::string_view takes_any_certificate = "takes_any_certificate";
/// Takes TLS 1.0 and 1.1 and their suites (COM-01.4), suites of TLS 1.2 without AEAD (COM-01.3).
inline constexpr std::string_view takes_old_tls = "takes_old_tls";
inline constexpr std::string_view takes_weak_suites = "takes_weak_suites";
/// Reads no revocation list (COM-03.1).
inline constexpr std::string_view reads_no_list = "reads_no_list";
/// Broken HTTP is answered like content that cannot be taken (COM-28.12).
inline constexpr std::string_view calls_broken_http_422 = "calls_broken_http_422";
inline constexpr std::string_view documents_for_owner_only = "documents_for_owner_only";

// Midden-Nederland's feed (MN-01, MN-04, MN-05).
/// Asks for more than a page may hold.
inline constexpr std::string_view asks_too_much = "asks_too_much";
/// Asks no more after an empty page.
inline constexpr std::string_view stops_at_nothing_new = "stops_at_nothing_new";
/// Goes on behind the highest number of the feed.
inline constexpr std::string_view follows_latest = "follows_latest";
inline constexpr std::string_view steps_over_unreadable = "steps_over_unreadable";
inline constexpr std::string_view halts_at_unreadable = "halts_at_unreadable";
inline constexpr std::string_view halts_at_rejection = "halts_at_rejection";
/// A mutation is done, whatever rule it breaks (MN-04.1).
inline constexpr std::string_view takes_what_breaks_a_rule = "takes_what_breaks_a_rule";
/// The rejection of an unknown member does not name it (COM-14.3).
inline constexpr std::string_view names_no_unknown_field = "names_no_unknown_field";
/// `afgesloten` without a reason is rejected (MN-02.8).
inline constexpr std::string_view asks_why_it_closes = "asks_why_it_closes";
/// `onterecht` is `TRUE` in the URL (COM-25.7).
inline constexpr std::string_view shouts_wrongful = "shouts_wrongful";

// ESAR and SISA alone.
/// The confirmation stands in the answer and is not signed (ESAR-06.3).
inline constexpr std::string_view leaves_confirmation_unsigned = "leaves_confirmation_unsigned";
/// A signature that was not there is confirmed (ESAR-06.4).
inline constexpr std::string_view confirms_always = "confirms_always";
inline constexpr std::string_view confirms_nothing = "confirms_nothing";
inline constexpr std::string_view answers_unsigned = "answers_unsigned";
/// The answer to a repeat is the first one's, without a signature (ESAR-05.2).
inline constexpr std::string_view answers_repeats_unsigned = "answers_repeats_unsigned";
/// A birth date whose day or month is unknown is refused (COM-11.2).
inline constexpr std::string_view takes_whole_birth_dates_only = "takes_whole_birth_dates_only";
/// What contradicts the duty to inform is refused (INF-1.7).
inline constexpr std::string_view refuses_uninformed = "refuses_uninformed";
/// Each attempt has a number of its own, beside the notice's.
inline constexpr std::string_view new_number_each_attempt = "new_number_each_attempt";
/// Notices go to another path (ESAR-00.2).
inline constexpr std::string_view notices_elsewhere = "notices_elsewhere";
/// No municipality is looked up by its place (ESAR-10.4).
inline constexpr std::string_view looks_up_no_place = "looks_up_no_place";
/// A signal without a number is refused (COM-34.1).
inline constexpr std::string_view asks_for_bsn = "asks_for_bsn";

} // namespace kruispunt::conformance::gateways::behaviours
