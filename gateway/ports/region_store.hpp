#pragma once

#include "gateway/domain/region_mode.hpp"
#include "gateway/domain/use_case.hpp"
#include "gateway/ports/http.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace kruispunt::ports {

/// How a region stands since when, by whom and why (BEH-11). A region that nobody ever put
/// elsewhere has none and stands normal.
struct region_standing {
    std::string region;
    domain::region_mode mode = domain::region_mode::normal;
    std::string reason; ///< at most 200 characters; for people
    std::string by;     ///< who did it, as the door knows them
    domain::instant since{};
};

/// What stands in the outbox for a region, and what it gave; never of a child.
struct region_figures {
    std::string region;
    std::int64_t queued = 0;
    std::int64_t dead = 0;
    domain::instant oldest{};     ///< when the oldest that is queued arose
    std::int64_t without_bsn = 0; ///< `zonder_bsn` (COM-34)
    std::int64_t untold = 0;      ///< matches made in its shadow that stand untold (BEH-11)
    std::int64_t attempts = 0;    ///< made in vain for what is queued
};

/// An open match as an operator may know it.
struct match_standing {
    domain::match_kind kind = domain::match_kind::child;
    std::string first; ///< the two regions
    std::string second;
    std::string in_shadow_of; ///< empty: it was told
};

/// How the regions stand, and what the operators did. Any thread, on the caller's executor, like
/// `store`; a positive answer means durable.
class region_store {
public:
    virtual ~region_store() = default;

    /// Of the regions that have one, in the order of their names.
    virtual task<domain::result<std::vector<region_standing>>> standings() = 0;

    /// From the commit on the region stands so, with an audit entry. What shadow held back is due
    /// (`due_store`) once no region keeps it any more.
    virtual task<domain::result<void>> stand(region_standing standing) = 0;

    /// The feed's next question asks for `number` and what comes after it (MN-05), with an audit
    /// entry.
    virtual task<domain::result<void>>
    begin_feed_at(std::int64_t number, domain::audit_entry entry) = 0;

    /// An audit entry of something that an operator did and the store does not keep.
    virtual task<domain::result<void>> record(domain::audit_entry entry) = 0;

    /// Of every region that has anything to count, in the order of their names.
    virtual task<domain::result<std::vector<region_figures>>> figures() = 0;

    /// Nothing where no such match is open.
    virtual task<domain::result<std::optional<match_standing>>> match(domain::uuid id) = 0;
};

} // namespace kruispunt::ports
