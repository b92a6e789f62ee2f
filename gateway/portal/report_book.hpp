#pragma once

#include "gateway/domain/acceptance.hpp"
#include "gateway/portal/member_facts.hpp"
#include "gateway/ports/body_signature.hpp"
#include "gateway/ports/clock.hpp"
#include "gateway/ports/report_store.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kruispunt::portal {

/// An acceptance record, verified by the keys, the configuration and the moment of now.
struct verified_report {
    ports::kept_report kept;
    std::optional<domain::acceptance> says; ///< absent: it cannot be read
    domain::judged_acceptance judged;
    std::string amiss; ///< the member that is amiss where it cannot be read; may be empty
};

/// What the records are verified with; all of it must outlive the book.
struct report_parts {
    ports::report_store& store;
    const ports::body_signature& body;
    const ports::clock& clock;
    std::vector<member_facts> facts; ///< of the regions
};

/// The acceptance records that were handed in (BEH-13): each verified again wherever it is read, so
/// that nothing rests on a key that is not taken any more. Any thread.
class report_book {
public:
    explicit report_book(report_parts parts);

    /// Whether a key of the body is configured; without one nothing can be verified.
    bool can_verify() const { return parts_.body.keys() > 0; }

    /// Verifies what was handed in; the id is of what is signed, all zero where that is not there.
    verified_report verified(std::string octets, std::string by) const;

    /// Keeps one that holds, where there is no room in place of the oldest that does not.
    ports::task<domain::result<ports::report_kept>> keep(verified_report taken);

    /// All that were kept, the newest first.
    ports::task<domain::result<std::vector<verified_report>>> all();

    /// Of those of a region that hold, the one that does so longest; null: none.
    static const verified_report*
    proof_of(std::string_view region, const std::vector<verified_report>& among);

private:
    verified_report verified_again(ports::kept_report kept) const;

    report_parts parts_;
    std::vector<domain::speaking_region> regions_;
};

} // namespace kruispunt::portal
