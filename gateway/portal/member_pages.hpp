#pragma once

#include "gateway/portal/answers.hpp"
#include "gateway/portal/call.hpp"
#include "gateway/portal/members.hpp"
#include "gateway/portal/rough_counts.hpp"
#include "gateway/ports/certificates.hpp"
#include "gateway/ports/clock.hpp"
#include "gateway/ports/journal.hpp"
#include "gateway/ports/member_store.hpp"

#include <map>
#include <string>
#include <vector>

namespace kruispunt::portal {

/// What is known of a region that takes part from configuration alone.
struct member_facts {
    std::string region;
    std::string name; ///< for people; empty: the region's own
    std::string oin;
    std::string protocol;
    std::string protocol_version;
    std::string host;                   ///< of its endpoint; empty: it comes itself
    std::vector<std::string> provinces; ///< two letters each
};

/// What the members' pages work with; all of it must outlive them.
struct member_parts {
    ports::region_store& regions;
    ports::member_store& members;
    ports::traffic& traffic;
    const ports::certificate_desk& certificates;
    const ports::clock& clock;
    ports::journal& journal;
    rough_counts& rough;
    std::vector<member_facts> facts;
};

/// `/deelnemers`: who takes part and how (BEH-01), and how far they are let in (BEH-02). Any
/// thread.
class member_pages {
public:
    explicit member_pages(member_parts parts) : parts_(std::move(parts)) {}

    /// All of them, or the caller's own.
    ports::task<ports::http_response> list(call c);

    /// `PUT …/{regio}`: admits, suspends, or takes a suspension back, with a reason.
    ports::task<ports::http_response> admit(call c);

private:
    using by_region = std::map<std::string, ports::member_record, std::less<>>;

    ports::task<domain::result<by_region>> records();
    ports::task<domain::result<std::vector<member>>> all_members(bool coarse);
    const member_facts* facts_of(std::string_view region) const;
    json of_certificates(const std::string& region) const;
    json shown_whole(const member& one, const by_region& records, bool coarse) const;
    ports::task<ports::http_response> show(std::string region);

    member_parts parts_;
};

} // namespace kruispunt::portal
