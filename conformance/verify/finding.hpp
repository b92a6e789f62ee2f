#pragma once

#include "conformance/verify/head.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kruispunt::conformance::verify {

/// What can be wrong with a log.
enum class fault {
    altered,        ///< an entry is not what was hashed
    missing,        ///< entries were left out
    inserted,       ///< an entry stands there that was never in the log
    moved,          ///< another entry of the log stands there
    truncated,      ///< the end of the log is gone
    uncovered,      ///< entries that no head counts
    rewritten,      ///< the log was made anew: not what a head once vouched for
    rolled_back,    ///< a witness has seen more entries
    leaves_altered, ///< the file of leaf hashes is wrong, the entries are not
    form,           ///< an entry is not in the published form, or its number is wrong
    head_refused,   ///< a head is malformed, not signed by a trusted key, or out of order
    origin_changed, ///< heads under another name, without a restore between them
    no_head,        ///< nothing vouches for the log
};

/// The fault in one word, for programs.
std::string_view word_of(fault what);

/// Something found, with its place.
struct finding {
    fault what;
    std::uint64_t from = 0;          ///< the first entry that is not as it should be
    std::optional<std::uint64_t> to; ///< the last one that may be; nothing: unknown or to the end
    std::string text;                ///< in plain words
    std::string next;                ///< what to do
};

/// What came of checking a log.
struct log_report {
    std::uint64_t entries = 0;
    std::uint64_t heads = 0;     ///< of the log, that vouch for what stands there
    std::uint64_t witnessed = 0; ///< heads of witnesses that do
    std::optional<head> newest;  ///< of the log
    std::vector<finding> findings;

    bool whole() const { return findings.empty(); }
};

} // namespace kruispunt::conformance::verify
