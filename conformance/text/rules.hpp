#pragma once

#include <string_view>

namespace kruispunt::conformance::text {

/// A check of one value's shape.
using rule = bool (*)(std::string_view);

bool any_value(std::string_view text);
/// 1 to 200 characters of valid UTF-8 without control characters (COM-13) and without a BSN
/// (COM-24).
bool plain_text(std::string_view text);
/// 1 to 64 of `[A-Za-z0-9._-]` (COM-13).
bool signal_id(std::string_view text);
/// 1 to 40 characters of UTF-8 without control characters (COM-13).
bool reference(std::string_view text);
/// A UUID in its usual writing, either case.
bool uuid(std::string_view text);
/// 20 digits (COM-02).
bool oin(std::string_view text);
bool municipality_code(std::string_view text);
/// `YYYY-MM-DD`, a day that exists.
bool iso_date(std::string_view text);
/// RFC 3339 with offset (COM-15).
bool iso_datetime(std::string_view text);
/// Either of the two.
bool iso_moment(std::string_view text);
/// `YYYYMMDD`, a day that exists.
bool stuf_date(std::string_view text);
/// `YYYYMMDDhhmmssSSS`.
bool stuf_datetime(std::string_view text);
bool stuf_moment(std::string_view text);
/// `true` or `false`.
bool boolean(std::string_view text);
bool region_name(std::string_view text);
bool match_kind(std::string_view text);
bool consent(std::string_view text);
/// A signal's `status`.
bool signal_state(std::string_view text);
/// Who was told of a signal (`geinformeerd`).
bool informed(std::string_view text);
/// Why a match ended, on the wire to the other side (COM-25).
bool end_reason(std::string_view text);
/// A lower-case word of the contract, at most 40 long.
bool word(std::string_view text);
bool error_code(std::string_view text);
/// `mogelijke_match` or `bsn_botsing`.
bool identity_question(std::string_view text);
/// An absolute URI, near enough: a scheme, a colon and something.
bool absolute_uri(std::string_view text);

/// Whether nine digits that stand alone pass the BSN's 11-test (COM-10).
bool carries_bsn(std::string_view text);

} // namespace kruispunt::conformance::text
