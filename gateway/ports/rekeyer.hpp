#pragma once

#include "gateway/domain/use_case.hpp"

#include <cstddef>
#include <cstdint>
#include <string>

namespace kruispunt::ports {

/// A signal's row as it is kept, with all that is needed to make it anew under another epoch.
struct kept_row {
    domain::signal_number number = 0;
    std::string region;
    std::string reference;
    domain::day date;
    domain::digest key{};
    domain::digest content{};
    std::int64_t data_key = 0;
    domain::sealed_bytes identity; ///< empty: the signal has ended, its contact is still owed
    domain::sealed_bytes contact;
};

/// The same row under the newest epoch: everything that a digest key decides.
struct rekeyed_row {
    domain::signal_number number = 0;
    std::int64_t data_key = 0; ///< of the row that it was made from
    domain::digest key{};
    domain::sealed_signal signal; ///< its digests and its two sections; nothing else is filled in
};

/// Who leads on a side of a match, as it is kept.
struct kept_lead {
    std::int64_t match_row = 0;
    domain::signal_number side = 0;
    domain::uuid match{};
    std::string region; ///< of that side
    domain::sealed_lead lead;
};

/// How far the data keys' wrapping has come.
struct wrapping_progress {
    std::int64_t done = 0; ///< looked at
    std::int64_t after = 0;
    bool complete = false; ///< no key is wrapped with an older epoch's any more
};

/// What a rotation of the key ring asks of the vault. Any thread; blocks for as long as a batch
/// takes.
class rekeyer {
public:
    virtual ~rekeyer() = default;

    /// The ring's newest epoch and its oldest that holds keys.
    virtual int newest_epoch() const = 0;
    virtual int oldest_epoch() const = 0;

    /// From now on commands are sealed under the newest epoch and, where that is another, under
    /// `epoch` too.
    virtual void seal_also_under(int epoch) = 0;

    /// A row under the newest epoch. `signal_unknown` where its data key is gone,
    /// `temporarily_unavailable` where it cannot be had now, `value_invalid` where the row cannot
    /// be read at all.
    virtual domain::result<rekeyed_row> rekey(const kept_row& row) = 0;

    /// Likewise who leads.
    virtual domain::result<domain::sealed_lead> rekey(const kept_lead& lead) = 0;

    /// Wraps at most `limit` data keys behind `so_far.after` with the newest epoch's key, durably,
    /// and leaves nothing of the older wrapping in the key file.
    virtual domain::result<wrapping_progress>
    wrap_some(const wrapping_progress& so_far, std::size_t limit) = 0;
};

} // namespace kruispunt::ports
