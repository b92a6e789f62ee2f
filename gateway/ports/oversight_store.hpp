#pragma once

#include "gateway/domain/command.hpp"
#include "gateway/domain/objection.hpp"
#include "gateway/ports/http.hpp"

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace kruispunt::ports {

/// A signal as its region names it; nothing of a child.
struct signal_name {
    std::string region;
    std::string reference;
};

/// An objection that waits for its decision, and the signal it freezes (BEH-10).
struct open_objection {
    domain::objection what;
    signal_name signal;
    /// `after` of the page behind it; likewise below.
    std::int64_t place = 0;
};

/// Two signals on one BSN that seem to be of two children (COM-38).
struct open_clash {
    domain::uuid id{};
    domain::instant since{};
    std::array<signal_name, 2> sides;
    std::int64_t place = 0;
};

/// How often a signal's identity was corrected (COM-20).
struct corrected_identity {
    signal_name signal;
    int times = 0;
    std::int64_t place = 0; ///< from 1 on; it moves where one before it comes or goes
};

/// An open match that nobody took up in time (ESAR-27).
struct untaken_match {
    domain::uuid id{};
    domain::instant made_at{};
    int reminded = 0; ///< 1: both sides were reminded; 2: it was escalated
    std::array<signal_name, 2> sides;
    std::int64_t place = 0;
};

/// How many objections wait, and how many of them beyond their day.
struct objection_sum {
    std::int64_t open = 0;
    std::int64_t overdue = 0;
};

/// A page of a list. `region` narrows it to what concerns that region's signals; empty: all.
struct oversight_page {
    std::string region;
    std::size_t limit = 100;
    std::int64_t after = 0; ///< the `place` of the last of the page before; 0: the first page
};

/// Gives what stands in a list its `place`, in the order of the moments, and of one moment in the
/// order of the list. It rises, and tells no count of what is not in the list; a browser can count
/// so far (2^53).
class places_in_time {
public:
    std::int64_t next(domain::instant at) {
        const std::int64_t first = at.time_since_epoch().count() * most_at_once + 1;
        last_ = first > last_ ? first : last_ + 1;
        return last_;
    }

private:
    static constexpr std::int64_t most_at_once = 1024; ///< more go on in the next millisecond
    std::int64_t last_ = 0;
};

/// What operators and auditors ask of the store: lists by the page, oldest first unless said
/// otherwise. Any thread, like `store`.
class oversight_store {
public:
    virtual ~oversight_store() = default;

    virtual task<domain::result<std::vector<open_objection>>> objections(oversight_page page) = 0;

    /// `region` as that of a page.
    virtual task<domain::result<objection_sum>> count_objections(std::string region) = 0;

    virtual task<domain::result<std::vector<open_clash>>> clashes(oversight_page page) = 0;

    /// Of the signals that are held, those whose identity was ever corrected; first the one that
    /// was given or corrected last, so that a new correction is never behind older ones.
    virtual task<domain::result<std::vector<corrected_identity>>>
    corrected_identities(oversight_page page) = 0;

    virtual task<domain::result<std::vector<untaken_match>>> untaken(oversight_page page) = 0;

    /// Whatever is counted by name.
    virtual task<domain::result<std::map<std::string, std::int64_t>>> counters() = 0;

    /// The sealed child of a signal that is held, by the keyed digest of region and id; nothing
    /// where there is none. For `objections`, which judge an age by it.
    virtual task<domain::result<std::optional<domain::sealed_identity>>>
    identity_of(domain::digest signal_key) = 0;
};

} // namespace kruispunt::ports
