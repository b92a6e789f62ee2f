#pragma once

#include "gateway/domain/member_state.hpp"
#include "gateway/ports/http.hpp"

#include <string>
#include <vector>

namespace kruispunt::ports {

/// How far a region is let in, since when, by whom and why (BEH-02).
struct member_record {
    std::string region;
    domain::membership what;
    std::string reason; ///< at most 200 characters; for people
    std::string by;     ///< who did it, as the door knows them
    domain::instant since{};
};

/// How far the regions are let in. Any thread, on the caller's executor, like `store`; a positive
/// answer means durable.
class member_store {
public:
    virtual ~member_store() = default;

    /// Of the regions that somebody decided about; any other is of the sandbox.
    virtual task<domain::result<std::vector<member_record>>> memberships() = 0;

    /// From the commit on the regions are let in so far, each with an audit entry: all of them or
    /// none. `reference_conflict`, with the region as its field, where one is admitted that still
    /// holds signals of the sandbox: they, and whom they are paired with, would come along.
    virtual task<domain::result<void>> decide(std::vector<member_record> records) = 0;
};

} // namespace kruispunt::ports
